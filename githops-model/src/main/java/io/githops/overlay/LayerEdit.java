package io.githops.overlay;

import io.githops.model.Kinds;
import io.githops.model.Position;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Builds the layer of one overlay: what its bases and its own files give, then its changes, in this order. */
final class LayerEdit {
    private static final int SHOWN = 5;

    private final Kinds kinds;
    private final Problems problems;
    private final Patching patching;
    private final Map<ResourceId, Placed> resources = new LinkedHashMap<>();
    private final Map<String, List<Layer.Place>> places = new TreeMap<>();
    private final List<Placed> built = new ArrayList<>();
    private boolean isComplete;

    /** @param hasAllBases whether no base is missing */
    LayerEdit(Kinds kinds, Problems problems, boolean hasAllBases) {
        this.kinds = kinds;
        this.problems = problems;
        this.patching = new Patching(kinds, problems);
        this.isComplete = hasAllBases;
    }

    /** Adds what a base or the overlay's own files give. */
    void add(Layer layer) {
        layer.resources().values().forEach(this::add);
        layer.places()
                .forEach((name, more) ->
                        places.computeIfAbsent(name, any -> new ArrayList<>()).addAll(more));
        isComplete &= layer.isComplete();
    }

    private void add(Resource resource) {
        Placed placed = Placed.of(resource);
        Placed earlier = resources.putIfAbsent(resource.id(), placed);
        if (earlier != null) {
            addSecond(resource, earlier.origin(), ". Name the file under patches if it is to change the other");
        }
    }

    private void addSecond(Resource resource, Origin first, String advice) {
        problems.add(
                "GH1104",
                Origin.of(resource.positions()),
                resource.id() + ": found a second manifest for it, after "
                        + first.position().map(Position::toString).orElse("one without a place")
                        + "; expected one, remove one of the two" + advice);
    }

    /** Makes the changes: patches, values, labels and annotations, then namespace and names. */
    void change(OverlayFile overlay, List<Patch> patches) {
        patches.forEach(this::apply);
        overlay.forEach("places", (name, list) -> list.items().forEach(place -> declare(name, place)));
        overlay.forEach("values", this::set);
        for (String field : List.of("labels", "annotations")) {
            overlay.forEach(field, (name, value) -> mark(field, name, value));
        }
        NameEdit.Named named = new NameEdit(kinds, overlay).change(resources.values());
        built.addAll(named.resources());
        places.values()
                .forEach(list ->
                        list.replaceAll(place -> place.of(named.renaming().renamed(place.object()))));
    }

    /** What has come of it. */
    Layer layer() {
        Map<ResourceId, Resource> byId = new LinkedHashMap<>();
        for (Placed placed : built) {
            Resource resource = placed.resource();
            Resource earlier = byId.putIfAbsent(resource.id(), resource);
            if (earlier != null) {
                addSecond(resource, Origin.of(earlier.positions()), "");
            }
        }
        return new Layer(byId, places, isComplete);
    }

    private void apply(Patch patch) {
        for (ResourceId id : matching(patch.target(), patch.written())) {
            if (patch.deletes()) {
                resources.remove(id);
                places.values()
                        .forEach(list -> list.removeIf(place -> place.object().equals(id)));
            } else {
                resources.computeIfPresent(id, (same, placed) -> patching.patch(id, placed, patch));
            }
        }
    }

    private void declare(String name, Placed written) {
        Mapping place = (Mapping) written.tree();
        try {
            Route route = Route.parse(place.text("field").orElseThrow());
            for (ResourceId id : matching(Target.parse(place), written.origin())) {
                places.computeIfAbsent(name, any -> new ArrayList<>())
                        .add(new Layer.Place(id, route, written.origin()));
            }
        } catch (IllegalArgumentException e) {
            problems.add(Problems.UNFIT, written.origin(), String.valueOf(e.getMessage()));
        }
    }

    private void set(String name, Placed value) {
        List<Layer.Place> here = places.getOrDefault(name, List.of());
        if (here.isEmpty() && isComplete) {
            String known = places.isEmpty() ? "none is declared" : "declared are " + String.join(", ", places.keySet());
            problems.add(
                    Problems.NO_PLACE,
                    value.origin(),
                    "found the value " + name + ", which has no place; expected places of this name here or in a base, "
                            + known);
        }
        for (Layer.Place place : here) {
            resources.computeIfPresent(place.object(), (id, resource) -> patching.set(place, resource, value));
        }
    }

    private void mark(String field, String name, Placed value) {
        resources.replaceAll((id, resource) -> {
            Placed metadata = Objects.requireNonNull(resource.field("metadata"));
            Placed marks = metadata.field(field);
            Placed all = marks != null && marks.tree() instanceof Mapping ? marks : value.emptied();
            return resource.with("metadata", metadata.with(field, all.with(name, value)));
        });
    }

    /** What a target means: one resource, or for a pattern at least one. */
    private List<ResourceId> matching(Target target, Origin written) {
        List<ResourceId> found = target.in(resources.keySet());
        if (found.isEmpty() && isComplete) {
            problems.add(
                    Problems.NO_MATCH, written, target + ": found no such resource; expected one" + others(target));
        }
        if (found.size() > 1 && !target.isPattern()) {
            problems.add(
                    Problems.AMBIGUOUS,
                    written,
                    target + ": found " + found.size() + " resources; expected one, say its namespace or group: "
                            + shown(found));
            return List.of();
        }
        return found;
    }

    private String others(Target target) {
        List<ResourceId> others = resources.keySet().stream()
                .filter(id -> id.kind().equals(target.kind()))
                .toList();
        return others.isEmpty() ? "; there is no " + target.kind() : ", such as " + shown(others);
    }

    private static String shown(List<ResourceId> ids) {
        return ids.stream().limit(SHOWN).map(ResourceId::toString).collect(Collectors.joining(", "));
    }
}

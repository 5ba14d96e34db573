package io.githops.diff;

import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Reference;
import io.githops.model.References;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which resources must be there before which others: those they name, the definition of their kind, the VLAN configurations
 * that carry their network, and those of an earlier wave of their kind. Where that is a circle, a reference that the cluster
 * resolves later by itself does not count.
 */
final class Order {
    private final Kinds kinds;
    private final References references;
    private final Map<ResourceId, Resource> resources = new LinkedHashMap<>();
    private final Map<String, Set<ResourceId>> uplinks = new HashMap<>();
    private final Map<String, ResourceId> definitions = new HashMap<>();
    private final Map<ResourceId, Set<ResourceId>> needs = new HashMap<>();
    private final Map<ResourceId, Set<ResourceId>> softNeeds = new HashMap<>();
    private final Map<ResourceId, Integer> levels = new HashMap<>();

    private Order(Kinds kinds, References references) {
        this.kinds = kinds;
        this.references = references;
    }

    /**
     * The order among the given resources.
     *
     * @throws ManifestException when resources need each other in a circle; names the circle
     */
    static Order of(Collection<Resource> resources, Kinds kinds) {
        var order = new Order(kinds, References.of(kinds, resources));
        resources.forEach(order::add);
        resources.forEach(resource -> order.needs.put(resource.id(), order.findNeeds(resource)));
        resources.forEach(resource -> order.computeLevel(resource.id()));
        order.liftLaterWaves();
        return order;
    }

    /** How many others must come before, one after the other; 0 when none must. */
    int level(ResourceId id) {
        return levels.getOrDefault(id, 0);
    }

    /** What must be there before a resource, among the given ones. */
    Set<ResourceId> needs(ResourceId id) {
        return needs.getOrDefault(id, Set.of());
    }

    private void add(Resource resource) {
        resources.put(resource.id(), resource);
        Mapping spec = resource.tree().mapping("spec");
        switch (resource.id().kind()) {
            case "VlanConfig" ->
                spec.text("clusterNetwork")
                        .ifPresent(network -> uplinks.computeIfAbsent(network, any -> new LinkedHashSet<>())
                                .add(resource.id()));
            case "CustomResourceDefinition" ->
                definitions.put(
                        spec.text("group").orElse("")
                                + "/"
                                + spec.mapping("names").text("kind").orElse(""),
                        resource.id());
            default -> {}
        }
    }

    private Set<ResourceId> findNeeds(Resource resource) {
        Set<ResourceId> found = new LinkedHashSet<>();
        boolean isNetwork = resource.id().kind().equals("NetworkAttachmentDefinition");
        Set<ResourceId> hard = new HashSet<>();
        for (Reference reference : references.needs(resource.id())) {
            if (isMutual(reference)) {
                continue;
            }
            found.add(reference.to());
            if (reference.strength() == Reference.Strength.HARD) {
                hard.add(reference.to());
            }
            if (isNetwork && reference.to().kind().equals("ClusterNetwork")) {
                // A network works once the uplinks of its cluster network do (network-controller-harvester).
                found.addAll(uplinks.getOrDefault(reference.to().name(), Set.of()));
            }
        }
        ResourceId definition =
                definitions.get(resource.id().group() + "/" + resource.id().kind());
        if (definition != null) {
            found.add(definition);
        }
        found.remove(resource.id());
        found.retainAll(resources.keySet());
        Set<ResourceId> soft = new HashSet<>(found);
        soft.removeAll(hard);
        soft.remove(definition);
        softNeeds.put(resource.id(), soft);
        return found;
    }

    /** Whether a resource can wait for another that names it in turn: templates and their versions, peers. */
    private boolean isMutual(Reference reference) {
        return reference.strength() == Reference.Strength.SOFT
                && references.needs(reference.to()).stream()
                        .anyMatch(back -> back.to().equals(reference.from()));
    }

    /** Depth first without recursion, as chains may be long. */
    private void computeLevel(ResourceId start) {
        Deque<ResourceId> path = new ArrayDeque<>();
        Set<ResourceId> onPath = new LinkedHashSet<>();
        path.push(start);
        while (!path.isEmpty()) {
            ResourceId id = path.peek();
            if (levels.containsKey(id)) {
                path.pop();
                continue;
            }
            onPath.add(id);
            List<ResourceId> open =
                    needs(id).stream().filter(need -> !levels.containsKey(need)).toList();
            if (open.isEmpty()) {
                levels.put(id, needs(id).stream().mapToInt(levels::get).max().orElse(-1) + 1);
                onPath.remove(id);
                path.pop();
            } else if (onPath.contains(open.get(0))) {
                List<ResourceId> circle = circle(onPath, open.get(0));
                if (!breakSoftly(circle)) {
                    throw refusal(circle);
                }
                path.clear();
                onPath.clear();
                path.push(start);
            } else {
                path.push(open.get(0));
            }
        }
    }

    private void liftLaterWaves() {
        Map<Integer, List<ResourceId>> waves = resources.values().stream()
                .collect(Collectors.groupingBy(
                        this::wave, TreeMap::new, Collectors.mapping(Resource::id, Collectors.toList())));
        int lift = 0;
        for (List<ResourceId> wave : waves.values()) {
            int base = lift;
            wave.forEach(id -> levels.merge(id, base, Integer::sum));
            lift = wave.stream().mapToInt(this::level).max().orElse(base) + 1;
        }
    }

    private int wave(Resource resource) {
        return kinds.find(resource.groupVersionKind()).map(ResourceKind::wave).orElse(0);
    }

    private static List<ResourceId> circle(Set<ResourceId> onPath, ResourceId again) {
        List<ResourceId> all = new ArrayList<>(onPath);
        List<ResourceId> circle = new ArrayList<>(all.subList(all.indexOf(again), all.size()));
        circle.add(again);
        return circle;
    }

    /** Forgets one need of the circle that the cluster resolves later by itself; false when there is none. */
    private boolean breakSoftly(List<ResourceId> circle) {
        for (int i = 0; i + 1 < circle.size(); i++) {
            if (softNeeds.getOrDefault(circle.get(i), Set.of()).contains(circle.get(i + 1))) {
                needs(circle.get(i)).remove(circle.get(i + 1));
                return true;
            }
        }
        return false;
    }

    private ManifestException refusal(List<ResourceId> circle) {
        String text = circle.stream().map(ResourceId::toString).collect(Collectors.joining(" -> "));
        Resource first = resources.get(circle.get(0));
        return new ManifestException(List.of(Problem.error(
                "GH1401",
                text + ": these resources need each other in a circle; expected an order in which each comes after what"
                        + " it names. Remove one of the references",
                first == null ? null : first.position(FieldPath.root()).orElse(null))));
    }
}

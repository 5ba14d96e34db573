package io.githops.rehearsal;

import io.githops.cluster.Cluster;
import io.githops.cluster.ForbiddenException;
import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts together the objects that a rehearsal starts from. Values of Secrets come from the plan alone, which cannot be rehearsed
 * without them.
 */
final class RehearsalState {
    private static final GroupVersionKind DEFINITION =
            GroupVersionKind.of("apiextensions.k8s.io/v1", "CustomResourceDefinition");

    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private final Plan plan;
    private final Kinds kinds;
    private final Map<ResourceId, Mapping> fresh;

    /** A kind whatever its version. */
    private record AnyVersion(String group, String kind) {
        static AnyVersion of(ResourceId id) {
            return new AnyVersion(id.group(), id.kind());
        }
    }

    /** @param fresh what a fresh Harvester has, for kinds of which nothing is known */
    RehearsalState(Plan plan, Kinds kinds, String fresh) {
        this.plan = plan;
        this.kinds = kinds;
        this.fresh = read(fresh);
    }

    /** What the plan knows of the cluster. */
    String ofPlan() {
        LiveObjects live = plan.input().live();
        Map<ResourceId, Mapping> objects = new LinkedHashMap<>(fresh);
        objects.keySet().removeIf(id -> live.isComplete(id.group(), id.kind()));
        live.resources().forEach(resource -> objects.put(resource.id(), resource.tree()));
        return write(objects);
    }

    String ofSnapshot(String snapshot) {
        Map<ResourceId, Mapping> objects = read(snapshot);
        return write(withPlannedSecrets(
                withFresh(objects, objects.keySet().stream().map(AnyVersion::of).collect(Collectors.toSet()))));
    }

    String ofCluster(Cluster cluster) {
        Map<ResourceId, Mapping> objects = new LinkedHashMap<>();
        Set<AnyVersion> known = new HashSet<>();
        for (GroupVersionKind kind : wanted()) {
            list(cluster, kind).ifPresent(listed -> {
                known.add(new AnyVersion(kind.group(), kind.kind()));
                listed.stream()
                        .filter(this::isNeeded)
                        .forEach(object -> objects.put(object.id(), withoutValues(object)));
            });
        }
        return write(withPlannedSecrets(withFresh(objects, known)));
    }

    private Set<GroupVersionKind> wanted() {
        Set<GroupVersionKind> wanted = new LinkedHashSet<>();
        kinds.all().stream()
                .map(ResourceKind::groupVersionKind)
                .filter(kind -> !kind.kind().equals("Event"))
                .forEach(wanted::add);
        plan.changes().stream()
                .flatMap(change -> change.desiredResource().or(change::liveResource).stream())
                .map(Resource::groupVersionKind)
                .filter(kind -> kinds.find(kind.group(), kind.kind()).isEmpty())
                .forEach(wanted::add);
        wanted.add(DEFINITION);
        return wanted;
    }

    /** Empty when the kind may not be listed; a kind that is not served has no objects. */
    private static Optional<List<Resource>> list(Cluster cluster, GroupVersionKind kind) {
        try {
            return Optional.of(cluster.served(kind).isEmpty() ? List.of() : cluster.list(kind, ""));
        } catch (ForbiddenException e) {
            return Optional.empty();
        }
    }

    private Map<ResourceId, Mapping> withFresh(Map<ResourceId, Mapping> objects, Set<AnyVersion> known) {
        fresh.forEach((id, object) -> {
            if (!known.contains(AnyVersion.of(id))) {
                objects.put(id, object);
            }
        });
        return objects;
    }

    /** The embedded Harvester defines the kinds it knows by itself. */
    private boolean isNeeded(Resource object) {
        Mapping spec = object.tree().mapping("spec");
        return !object.groupVersionKind().equals(DEFINITION)
                || kinds.find(
                                spec.text("group").orElse(""),
                                spec.mapping("names").text("kind").orElse(""))
                        .isEmpty();
    }

    /** A Secret with its keys alone; {@code kubectl apply} leaves a copy of the whole object in an annotation. */
    private static Mapping withoutValues(Resource object) {
        return isSecret(object.id())
                ? object.tree()
                        .edit("data", RehearsalState::emptied)
                        .edit(
                                "metadata",
                                metadata -> metadata.edit("annotations", marks -> marks.without(LAST_APPLIED)))
                : object.tree();
    }

    private static Mapping emptied(Mapping values) {
        var emptied = Mapping.builder();
        values.names().forEach(name -> emptied.put(name, ""));
        return emptied.build();
    }

    private Map<ResourceId, Mapping> withPlannedSecrets(Map<ResourceId, Mapping> objects) {
        plan.input().live().resources().stream()
                .filter(resource -> isSecret(resource.id()) && objects.containsKey(resource.id()))
                .forEach(secret -> objects.put(secret.id(), secret.tree()));
        return objects;
    }

    private static boolean isSecret(ResourceId id) {
        return id.kind().equals("Secret") && id.group().isEmpty();
    }

    private static Map<ResourceId, Mapping> read(String text) {
        Map<ResourceId, Mapping> objects = new LinkedHashMap<>();
        try {
            if (Json.parse(text) instanceof Mapping list && list.get("items") instanceof Sequence items) {
                items.mappings().forEach(item -> objects.put(Resource.of(item).id(), item));
                return objects;
            }
        } catch (MalformedJsonException | ManifestException e) {
            throw new RehearsalException("the snapshot cannot be read: " + e.getMessage(), e);
        }
        throw new RehearsalException("the snapshot is no list of objects; expected a JSON mapping with items", null);
    }

    /** Objects whose owners are unknown stay, though a cluster would delete them as left behind. */
    private static String write(Map<ResourceId, Mapping> objects) {
        Set<Tree> uids = objects.values().stream()
                .map(object -> object.mapping("metadata").get("uid"))
                .collect(Collectors.toSet());
        List<Mapping> items = new ArrayList<>();
        objects.values().forEach(object -> items.add(withKnownOwners(object, uids)));
        return Json.text(Mapping.builder()
                .put("kind", "List")
                .put("apiVersion", "v1")
                .put("items", Sequence.of(items))
                .build());
    }

    private static Mapping withKnownOwners(Mapping object, Set<Tree> uids) {
        Sequence owners = object.mapping("metadata").sequence("ownerReferences");
        List<Mapping> known = owners.mappings().stream()
                .filter(owner -> uids.contains(owner.get("uid")))
                .toList();
        return known.size() == owners.size()
                ? object
                : object.edit(
                        "metadata",
                        metadata -> known.isEmpty()
                                ? metadata.without("ownerReferences")
                                : metadata.with("ownerReferences", Sequence.of(known)));
    }
}

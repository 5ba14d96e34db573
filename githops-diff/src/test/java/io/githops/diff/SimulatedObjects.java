package io.githops.diff;

import io.githops.diff.apply.ApplyResult;
import io.githops.diff.apply.ServerSideApply;
import io.githops.diff.apply.Writer;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** An API server's objects and our inventory, changed by plans as an executor would change them. Immutable. */
record SimulatedObjects(LiveObjects live, Inventory inventory, int uids) {
    private static final String TIME = "2026-01-01T00:00:00Z";
    private static final List<String> RECORDS = List.of("uid", "resourceVersion", "managedFields", "generation");

    static SimulatedObjects empty() {
        return new SimulatedObjects(LiveObjects.none(), Inventory.empty(), 0);
    }

    SimulatedObjects execute(Plan plan, Predicate<ResourceChange> made) {
        SimulatedObjects now = this;
        for (ResourceChange change : plan.changes()) {
            if (change.action() != ResourceChange.Action.UNCHANGED && made.test(change)) {
                now = now.execute(change);
            }
        }
        return now;
    }

    private SimulatedObjects execute(ResourceChange change) {
        return switch (change.action()) {
            case PRUNE -> without(change.id());
            case RECREATE ->
                without(change.id()).applied(change.desiredResource().orElseThrow());
            default -> applied(change.desiredResource().orElseThrow());
        };
    }

    private SimulatedObjects without(ResourceId id) {
        SortedMap<ResourceId, Inventory.Entry> entries = new TreeMap<>(inventory.entries());
        entries.remove(id);
        return new SimulatedObjects(live.without(List.of(id)), Inventory.of(entries), uids);
    }

    private SimulatedObjects applied(Resource manifest) {
        SimulatedObjects now = created(manifest, "githops");
        SortedMap<ResourceId, Inventory.Entry> entries = new TreeMap<>(inventory.entries());
        entries.put(
                manifest.id(),
                Inventory.Entry.of(
                        manifest,
                        now.live.find(manifest.id()).flatMap(Resource::uid).orElseThrow()));
        return new SimulatedObjects(now.live, Inventory.of(entries), now.uids);
    }

    /** What the API server holds once somebody applied a manifest. */
    SimulatedObjects created(Resource manifest, String manager) {
        ResourceKind<?> kind = Fixture.KINDS.find(manifest.groupVersionKind()).orElseThrow();
        Mapping before = live.get(manifest.id()).orElse(null);
        ApplyResult result = ServerSideApply.of(kind.schema(), kind.hasStatusSubresource())
                .apply(before, manifest.tree(), writer(manifest, manager), true);
        Mapping stored = result instanceof ApplyResult.Invalid invalid
                ? invalid.object()
                : ((ApplyResult.Applied) result).object();
        if (before == null) {
            stored = stored.edit("metadata", metadata -> metadata.with("uid", new Text("uid-" + uids)));
        }
        return with(Resource.of(stored));
    }

    /** What the API server holds once somebody edited an object by hand. */
    SimulatedObjects edited(ResourceId id, UnaryOperator<Mapping> edit) {
        Resource object = live.find(id).orElseThrow();
        ResourceKind<?> kind = Fixture.KINDS.find(object.groupVersionKind()).orElseThrow();
        return with(Resource.of(ServerSideApply.of(kind.schema(), kind.hasStatusSubresource())
                .update(object.tree(), edit.apply(object.tree()), writer(object, "kubectl-edit"))));
    }

    private SimulatedObjects with(Resource object) {
        return new SimulatedObjects(live.with(List.of(object)), inventory, uids + 1);
    }

    private static Writer writer(Resource object, String manager) {
        return new Writer(manager, object.groupVersionKind().apiVersion(), "", TIME);
    }

    /** The fields of all objects by path, without what the server keeps of them; empty mappings and the order of lists do not count. */
    SortedMap<String, String> values() {
        SortedMap<String, String> values = new TreeMap<>();
        live.resources().forEach(object -> collect(object.id().toString(), withoutRecords(object.tree()), values));
        return values;
    }

    private static void collect(String place, Tree value, SortedMap<String, String> values) {
        if (value instanceof Mapping mapping) {
            mapping.forEach((name, inner) -> collect(place + " " + name, inner, values));
        } else if (value instanceof Sequence items) {
            values.put(place, items.stream().map(Json::text).sorted().toList().toString());
        } else {
            values.put(place, Json.text(value));
        }
    }

    private static Mapping withoutRecords(Mapping tree) {
        return tree.edit("metadata", metadata -> {
            Mapping rest = metadata;
            for (String record : RECORDS) {
                rest = rest.without(record);
            }
            return rest;
        });
    }
}

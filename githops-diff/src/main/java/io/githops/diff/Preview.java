package io.githops.diff;

import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.source.Snapshot;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plans from one desired state to another, by making the first one live. */
final class Preview {
    private final ResourceComparison comparison;

    Preview(ResourceComparison comparison) {
        this.comparison = comparison;
    }

    Plan plan(Planner planner, Snapshot before, Snapshot after) {
        List<Resource> live = new ArrayList<>();
        Map<ResourceId, Inventory.Entry> owned = new TreeMap<>();
        for (Resource resource : before.resources()) {
            Resource stored = stored(resource);
            live.add(stored);
            owned.put(stored.id(), Inventory.Entry.of(resource, stored.uid().orElseThrow()));
        }
        return planner.plan(PlanInput.of(after, LiveObjects.of(live))
                .inventory(Inventory.of(owned))
                .hypothetical());
    }

    /** The object that an apply of the manifest would make, identified by its name. */
    private Resource stored(Resource manifest) {
        Resource applied = Resource.of(comparison.stored(manifest, null));
        return applied.withTree(applied.tree()
                .edit(
                        "metadata",
                        metadata -> metadata.with("uid", new Text(manifest.id().toString()))));
    }
}

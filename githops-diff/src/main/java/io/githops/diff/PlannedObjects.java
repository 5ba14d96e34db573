package io.githops.diff;

import io.githops.diff.LiveObjects.ObjectKind;
import io.githops.diff.admission.ClusterObjects;
import io.githops.diff.admission.Index;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cluster as it will be: what is desired stands in for what is live, with the live status, and what is pruned is gone.
 * Objects are put together when somebody asks for them. Not thread-safe.
 */
final class PlannedObjects implements ClusterObjects {
    private final DesiredResources desired;
    private final LiveObjects live;
    private final Set<ResourceId> pruned;
    private final Map<ResourceId, Mapping> overlaid = new HashMap<>();
    private Set<ResourceId> exchanged = Set.of();
    private ObjectIndex index = new ObjectIndex(exchanged, this::get);
    private long questions;

    PlannedObjects(DesiredResources desired, LiveObjects live, Set<ResourceId> pruned) {
        this.desired = desired;
        this.live = live;
        this.pruned = pruned;
    }

    /** Tells which desired resources may differ from live ones; all others stay as they are. */
    void exchange(Set<ResourceId> changed) {
        exchanged = changed;
        index = new ObjectIndex(changed, this::get);
        overlaid.clear();
    }

    /** How often somebody asked for an object, so that one can tell whether somebody did. */
    long questions() {
        return questions;
    }

    @Override
    public Optional<Mapping> get(ResourceId id) {
        questions++;
        if (pruned.contains(id)) {
            return Optional.empty();
        }
        Resource wanted = exchanged.contains(id) ? desired.find(id) : null;
        return wanted == null ? live.get(id) : Optional.of(overlaid.computeIfAbsent(id, any -> overlaid(wanted)));
    }

    private Mapping overlaid(Resource wanted) {
        return live.get(wanted.id())
                .map(object -> object.merge(wanted.tree().without("status")))
                .orElse(wanted.tree());
    }

    @Override
    public List<Mapping> list(String group, String kind, String namespace) {
        var type = new ObjectKind(group, kind);
        List<ResourceId> created =
                index.in(type, namespace).stream().filter(id -> !isLive(id)).toList();
        return objects(live.ids(type, namespace), created);
    }

    @Override
    public List<Mapping> having(Index by, String key) {
        List<ResourceId> kept =
                live.ids(by, key).stream().filter(id -> !exchanged.contains(id)).toList();
        return objects(kept, index.having(by, key));
    }

    private List<Mapping> objects(List<ResourceId> some, List<ResourceId> more) {
        questions++;
        List<Mapping> found = new ArrayList<>();
        List<ResourceId> all = more.isEmpty() ? some : ObjectIndex.joined(some, more);
        all.forEach(id -> get(id).ifPresent(found::add));
        return found;
    }

    @Override
    public boolean isComplete(String group, String kind) {
        questions++;
        return live.isComplete(group, kind);
    }

    @Override
    public boolean isLive(ResourceId id) {
        questions++;
        return live.find(id).isPresent();
    }
}

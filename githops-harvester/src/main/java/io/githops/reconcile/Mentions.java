package io.githops.reconcile;

import io.githops.model.ExplicitOrder;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.LateBinding;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects that manifests take values from or wait for. Looked for once in each resource, as long as a source gives the same
 * instances.
 */
final class Mentions {
    private final Kinds kinds;
    private Map<Resource, List<Mention>> known = new IdentityHashMap<>();

    /** An object of a kind that is known. */
    record Mention(GroupVersionKind kind, ResourceId id) {}

    Mentions(Kinds kinds) {
        this.kinds = kinds;
    }

    /** What these resources mention; forgets what others did. */
    List<Mention> of(Collection<Resource> resources) {
        Map<Resource, List<Mention>> now = new IdentityHashMap<>();
        List<Mention> all = new ArrayList<>();
        for (Resource resource : resources) {
            List<Mention> before = known.get(resource);
            List<Mention> found = before == null ? find(resource) : before;
            now.put(resource, found);
            all.addAll(found);
        }
        known = now;
        return all;
    }

    private List<Mention> find(Resource resource) {
        List<ResourceId> ids = new ArrayList<>();
        LateBinding.of(kinds).values(resource).forEach(value -> ids.add(value.object()));
        ExplicitOrder.of(kinds).dependencies(resource).forEach(dependency -> ids.add(dependency.to()));
        return ids.stream()
                .flatMap(id ->
                        kinds
                                .find(id.group(), id.kind())
                                .map(kind -> new Mention(kind.groupVersionKind(), id))
                                .stream())
                .toList();
    }
}

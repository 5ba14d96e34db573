package io.githops.inventory;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ClusterException;
import io.githops.cluster.ConflictException;
import io.githops.diff.Inventory;
import io.githops.diff.apply.ApplyMark;
import io.githops.diff.apply.FieldOwners;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes the mark of one field manager off objects that another one applies now, as after an {@link InventoryTransfer} between
 * two reconcilers. Until then each owns the fields of the other, and the plans of both are guarded where they would change one.
 * No value changes: what the former manager alone has applied stays its own.
 */
public final class FieldRelease {
    private final Cluster cluster;
    private final String former;
    private final String present;

    /**
     * @param former the field manager that lets go
     * @param present the field manager that has applied the same
     */
    public FieldRelease(Cluster cluster, String former, String present) {
        this.cluster = Objects.requireNonNull(cluster, "cluster");
        this.former = Objects.requireNonNull(former, "former");
        this.present = Objects.requireNonNull(present, "present");
        if (former.equals(present)) {
            throw new IllegalArgumentException("field release: both field managers are " + former);
        }
    }

    /**
     * Lets go of resources. May be repeated.
     *
     * @param inventory what the present field manager owns
     * @return those that keep the mark, as the former manager alone has applied some of their fields; by identity. Apply a
     *     manifest that has these fields, or remove them, and call again
     * @throws ConflictException when somebody else changes one of them meanwhile; call again
     * @throws ClusterException when the cluster does not do it; call again
     */
    public Set<ResourceId> release(Inventory inventory) {
        Set<ResourceId> kept = new TreeSet<>();
        inventory.entries().forEach((id, entry) -> {
            Optional<Resource> live = cluster.get(
                    new GroupVersionKind(id.group(), entry.version(), id.kind()), id.namespace(), id.name());
            live.filter(object -> ApplyMark.isOn(object, former)).ifPresent(object -> {
                if (isShared(object)) {
                    cluster.apply(empty(object), ApplyOptions.forced(former));
                } else {
                    kept.add(id);
                }
            });
        });
        return kept;
    }

    /** Whether all that the former manager has applied belongs to the present one, too. */
    private boolean isShared(Resource live) {
        FieldOwners owners = FieldOwners.of(live.tree());
        List<FieldPath> applied = owners.appliedBy(former);
        return new HashSet<>(owners.appliedBy(present)).containsAll(applied);
    }

    /** A manifest of nothing, for exactly the object that was read. */
    private Resource empty(Resource live) {
        String apiVersion = ApplyMark.apiVersion(live, former).orElseThrow();
        MappingBuilder metadata = Mapping.builder().put("name", live.name());
        if (!live.namespace().isEmpty()) {
            metadata.put("namespace", live.namespace());
        }
        live.uid().ifPresent(uid -> metadata.put("uid", uid));
        live.resourceVersion().ifPresent(version -> metadata.put("resourceVersion", version));
        return Resource.of(Mapping.builder()
                .put("apiVersion", apiVersion)
                .put("kind", live.id().kind())
                .put("metadata", metadata.build())
                .build());
    }
}

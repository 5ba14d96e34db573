package io.githops.diff.rule;

import io.githops.diff.admission.ClusterObjects;
import io.githops.diff.apply.FieldOwners;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Both sides of a resource whose differences are asked of rules, with what is known around it. */
public final class ComparedResource {
    private final ResourceKind<?> kind;
    private final Resource desired;
    private final Resource live;
    private final Mapping predicted;
    private final String fieldManager;
    private final ClusterObjects objects;
    private @Nullable FieldOwners owners;

    /**
     * @param desired the manifest
     * @param predicted the object that an apply of the manifest would give
     * @param fieldManager who would apply it
     * @param objects the cluster as it will be, as far as it is known
     */
    public ComparedResource(
            ResourceKind<?> kind,
            Resource desired,
            Resource live,
            Mapping predicted,
            String fieldManager,
            ClusterObjects objects) {
        this.kind = kind;
        this.desired = desired;
        this.live = live;
        this.predicted = predicted;
        this.fieldManager = fieldManager;
        this.objects = objects;
    }

    public ResourceKind<?> kind() {
        return kind;
    }

    /** The manifest. */
    public Resource desired() {
        return desired;
    }

    public Resource live() {
        return live;
    }

    /** The object that an apply of the manifest would give. */
    public Mapping predicted() {
        return predicted;
    }

    /** Who would apply the manifest. */
    public String fieldManager() {
        return fieldManager;
    }

    /** The cluster as it will be, as far as it is known. */
    public ClusterObjects objects() {
        return objects;
    }

    /** The field managers of a live field, last writer first; empty when nobody owns it. */
    public List<String> liveManagers(FieldPath path) {
        if (owners == null) {
            owners = FieldOwners.of(live.tree());
        }
        return owners.of(path);
    }

    /** The identity only. */
    @Override
    public String toString() {
        return desired.toString();
    }
}

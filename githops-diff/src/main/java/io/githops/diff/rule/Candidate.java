package io.githops.diff.rule;

import io.githops.diff.admission.ClusterObjects;
import io.githops.diff.apply.FieldOwners;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A difference that a rule may explain. {@code toString} prints no values.
 *
 * @param desired the manifest
 * @param path the field; inside JSON text the path goes on into the JSON
 * @param liveValue null when live has no such field
 * @param desiredValue null when the object that an apply of the manifest would give has no such field
 * @param owners who owns which field of the live object
 * @param objects the cluster around it, as far as it is known
 */
public record Candidate(
        Resource desired,
        Resource live,
        FieldPath path,
        @Nullable Tree liveValue,
        @Nullable Tree desiredValue,
        FieldOwners owners,
        ClusterObjects objects) {

    /** The field managers of the live value, last writer first; empty when nobody owns it. */
    public List<String> liveManagers() {
        return liveValue == null ? List.of() : owners.of(path);
    }

    @Override
    public String toString() {
        return desired + " " + path;
    }
}

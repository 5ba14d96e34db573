package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import java.util.List;
import org.immutables.value.Value;

/** Who has a role in the whole cluster. */
@Value.Immutable
@JsonDeserialize(builder = ClusterRoleBinding.Builder.class)
public interface ClusterRoleBinding extends WithClusterRoleBinding {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<ClusterRoleBinding> KIND =
            Kinds.harvester().kind("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", ClusterRoleBinding.class);

    ObjectMeta metadata();

    List<Subject> subjects();

    /** Cannot be changed. */
    RoleReference roleRef();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableClusterRoleBinding.Builder {
        Builder() {}
    }
}

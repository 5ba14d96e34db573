package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import java.util.List;
import org.immutables.value.Value;

/** Who has a role in a namespace. */
@Value.Immutable
@JsonDeserialize(builder = RoleBinding.Builder.class)
public interface RoleBinding extends WithRoleBinding {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<RoleBinding> KIND =
            Kinds.harvester().kind("rbac.authorization.k8s.io/v1", "RoleBinding", RoleBinding.class);

    ObjectMeta metadata();

    List<Subject> subjects();

    /** Cannot be changed. */
    RoleReference roleRef();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableRoleBinding.Builder {
        Builder() {}
    }
}

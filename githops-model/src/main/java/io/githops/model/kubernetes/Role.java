package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import java.util.List;
import org.immutables.value.Value;

/** What may be done in a namespace. */
@Value.Immutable
@JsonDeserialize(builder = Role.Builder.class)
public interface Role extends WithRole {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Role> KIND = Kinds.harvester().kind("rbac.authorization.k8s.io/v1", "Role", Role.class);

    ObjectMeta metadata();

    List<PolicyRule> rules();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableRole.Builder {
        Builder() {}
    }
}

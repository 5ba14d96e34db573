package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import org.immutables.value.Value;

/** The role of a binding. */
@Value.Immutable
@JsonDeserialize(builder = RoleReference.Builder.class)
public interface RoleReference extends WithRoleReference {
    /** {@code rbac.authorization.k8s.io}. */
    String apiGroup();

    Kind kind();

    String name();

    /** A role of the binding's namespace. */
    static RoleReference role(String name) {
        return builder()
                .apiGroup("rbac.authorization.k8s.io")
                .kind(Kind.ROLE)
                .name(name)
                .build();
    }

    /** A cluster role. */
    static RoleReference clusterRole(String name) {
        return role(name).withKind(Kind.CLUSTER_ROLE);
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableRoleReference.Builder {
        Builder() {}
    }

    /** What kind of role. */
    record Kind(String value) implements OpenEnum {
        public static final Kind ROLE = new Kind("Role");
        public static final Kind CLUSTER_ROLE = new Kind("ClusterRole");
    }
}

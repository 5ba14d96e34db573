package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What may be done in the whole cluster, or in whatever namespace it is bound in. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = ClusterRole.Builder.class)
public interface ClusterRole extends WithClusterRole {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<ClusterRole> KIND =
            Kinds.harvester().kind("rbac.authorization.k8s.io/v1", "ClusterRole", ClusterRole.class);

    ObjectMeta metadata();

    /** Written by the server when there is an {@link #aggregationRule}. */
    List<PolicyRule> rules();

    Optional<AggregationRule> aggregationRule();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableClusterRole.Builder {
        Builder() {}
    }

    /** Takes the rules of other cluster roles. */
    @Value.Immutable
    @JsonDeserialize(builder = AggregationRule.Builder.class)
    interface AggregationRule extends ImmutableClusterRole.WithAggregationRule {
        List<LabelSelector> clusterRoleSelectors();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableClusterRole.AggregationRule.Builder {
            Builder() {}
        }
    }
}

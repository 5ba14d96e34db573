package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Spreads what a selector chooses evenly. */
@Value.Immutable
@JsonDeserialize(builder = TopologySpreadConstraint.Builder.class)
public interface TopologySpreadConstraint extends WithTopologySpreadConstraint {
    /** How many more there may be in one domain than in the emptiest. */
    int maxSkew();

    /** The node label whose values are the domains. */
    String topologyKey();

    Unsatisfiable whenUnsatisfiable();

    Optional<LabelSelector> labelSelector();

    List<String> matchLabelKeys();

    Optional<Integer> minDomains();

    Optional<NodeInclusion> nodeAffinityPolicy();

    Optional<NodeInclusion> nodeTaintsPolicy();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableTopologySpreadConstraint.Builder {
        Builder() {}
    }

    /** What happens when it cannot be spread evenly. */
    record Unsatisfiable(String value) implements OpenEnum {
        public static final Unsatisfiable DO_NOT_SCHEDULE = new Unsatisfiable("DoNotSchedule");
        public static final Unsatisfiable SCHEDULE_ANYWAY = new Unsatisfiable("ScheduleAnyway");
    }

    /** Whether nodes that cannot be chosen count. */
    record NodeInclusion(String value) implements OpenEnum {
        public static final NodeInclusion HONOR = new NodeInclusion("Honor");
        public static final NodeInclusion IGNORE = new NodeInclusion("Ignore");
    }
}

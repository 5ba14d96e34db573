package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A volume group on a node, which Harvester puts together from block devices. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = LVMVolumeGroup.Builder.class)
public interface LVMVolumeGroup extends WithLVMVolumeGroup {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<LVMVolumeGroup> KIND =
            Kinds.harvester().kind("harvesterhci.io/v1beta1", "LVMVolumeGroup", LVMVolumeGroup.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableLVMVolumeGroup.Builder {
        Builder() {}
    }

    /** What the group is made of. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableLVMVolumeGroup.WithSpec {
        String vgName();

        String nodeName();

        DesiredState desiredState();

        /** The path of each device by the name of its {@link BlockDevice}. */
        Map<String, String> devices();

        Optional<String> parameters();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLVMVolumeGroup.Spec.Builder {
            Builder() {}
        }
    }

    /** How the group is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableLVMVolumeGroup.WithStatus {
        /** By default {@link State#UNKNOWN}. */
        Optional<State> vgStatus();

        Optional<String> vgTargetType();

        Map<String, String> devices();

        Optional<String> parameters();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLVMVolumeGroup.Status.Builder {
            Builder() {}
        }
    }

    /** Whether the group shall be active. */
    record DesiredState(String value) implements OpenEnum {
        public static final DesiredState ENABLED = new DesiredState("Enabled");
        public static final DesiredState DISABLED = new DesiredState("Disabled");
    }

    /** Whether the group is active. */
    record State(String value) implements OpenEnum {
        public static final State ACTIVE = new State("Active");
        public static final State INACTIVE = new State("Inactive");
        public static final State UNKNOWN = new State("Unknown");
    }
}

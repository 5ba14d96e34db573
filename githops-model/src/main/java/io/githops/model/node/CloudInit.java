package io.githops.model.node;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A file that the operating system of nodes obeys when it boots. Change and removal need a reboot to act, too. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = CloudInit.Builder.class)
public interface CloudInit extends WithCloudInit {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<CloudInit> KIND = Kinds.harvester().kind("node.harvesterhci.io/v1beta1", "CloudInit", CloudInit.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableCloudInit.Builder {
        Builder() {}
    }

    /** The file and its nodes. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableCloudInit.WithSpec {
        /** The labels of the nodes that get the file; all must match. */
        Map<String, String> matchSelector();

        /**
         * A plain name that ends in {@code .yaml} or {@code .yml}: Harvester drops folders from any other and appends
         * {@code .yaml}.
         */
        String filename();

        /** In the YAML of Elemental's cloud-init, which may hold passwords. */
        @Value.Redacted
        String contents();

        /** Leaves the file as it is on the nodes. */
        Optional<Boolean> paused();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableCloudInit.Spec.Builder {
            Builder() {}
        }
    }

    /** How far the file is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableCloudInit.WithStatus {
        /** By the name of the node. */
        Map<String, Rollout> rollouts();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableCloudInit.Status.Builder {
            Builder() {}
        }
    }

    /** The file on one node. */
    @Value.Immutable
    @JsonDeserialize(builder = Rollout.Builder.class)
    interface Rollout extends ImmutableCloudInit.WithRollout {
        /** {@code Present} and {@code Applicable} hold, and {@code OutOfSync} does not, where all is well. */
        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableCloudInit.Rollout.Builder {
            Builder() {}
        }
    }
}

package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An upgrade of the cluster; creating the object starts it. Stands in {@code harvester-system}. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Upgrade.Builder.class)
public interface Upgrade extends WithUpgrade {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Upgrade> KIND = Kinds.harvester().kind("harvesterhci.io/v1beta1", "Upgrade", Upgrade.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** @param version the name of a {@link Version} */
    static Upgrade toVersion(String name, String version) {
        return builder()
                .metadata(ObjectMeta.of("harvester-system", name))
                .spec(Spec.builder().version(version).build())
                .build();
    }

    /**
     * Which nodes wait for their turn and which go on, by the name of the node; nodes that are absent go on.
     *
     * @throws ManifestException when the annotation is no JSON, or does not say a word for each node
     */
    default Map<String, NodePause> nodePauses() {
        return NodePauses.read(this);
    }

    /**
     * This upgrade with other nodes that wait or go on.
     *
     * @throws ManifestException when the annotation that is there is no JSON, or does not say a word for each node
     */
    default Upgrade withNodePauses(Map<String, NodePause> pauses) {
        return NodePauses.write(this, pauses);
    }

    /** How the upgrade ended or where it is; written by the server. */
    default Optional<State> state() {
        return Label.UPGRADE_STATE.of(metadata()).map(State::new);
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableUpgrade.Builder {
        Builder() {}
    }

    /** What the cluster is upgraded to: a version, or an image that is there. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableUpgrade.WithSpec {
        /** The name of a {@link Version}. */
        Optional<String> version();

        /** A {@link VirtualMachineImage} of an installation image, as {@code namespace/name}. */
        Optional<String> image();

        /** The container image that does the upgrade, in place of the usual one. */
        Optional<String> upgradeImage();

        /** Whether logs of the upgrade are kept; by default true. */
        Optional<Boolean> logEnabled();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUpgrade.Spec.Builder {
            Builder() {}
        }
    }

    /** How far the upgrade is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableUpgrade.WithStatus {
        /**
         * {@code Completed} at the end; before it {@code ImageReady}, {@code RepoReady}, {@code NodesPrepared}, {@code
         * SystemServicesUpgraded}, {@code NodesUpgraded}.
         */
        List<Condition> conditions();

        /** By the name of the node. */
        Map<String, NodeStatus> nodeStatuses();

        Optional<String> previousVersion();

        Optional<String> imageID();

        Optional<String> repoInfo();

        /** The node of a cluster that has but one. */
        Optional<String> singleNode();

        Optional<String> upgradeLog();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUpgrade.Status.Builder {
            Builder() {}
        }
    }

    /** How far the upgrade of a node is. */
    @Value.Immutable
    @JsonDeserialize(builder = NodeStatus.Builder.class)
    interface NodeStatus extends ImmutableUpgrade.WithNodeStatus {
        Optional<String> state();

        Optional<String> reason();

        Optional<String> message();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUpgrade.NodeStatus.Builder {
            Builder() {}
        }
    }

    /** Whether a node waits for its turn. */
    record NodePause(String value) implements OpenEnum {
        /** Waits. */
        public static final NodePause PAUSE = new NodePause("pause");
        /** Goes on. */
        public static final NodePause UNPAUSE = new NodePause("unpause");
    }

    /** How an upgrade ended. */
    record State(String value) implements OpenEnum {
        public static final State SUCCEEDED = new State("Succeeded");
        public static final State FAILED = new State("Failed");
    }
}

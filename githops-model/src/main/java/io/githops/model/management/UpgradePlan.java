package io.githops.model.management;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.Timestamp;
import io.githops.model.harvester.Upgrade;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An upgrade of the cluster by the upgrade manager, an experimental add-on; creating the object starts it. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = UpgradePlan.Builder.class)
public interface UpgradePlan extends WithUpgradePlan {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<UpgradePlan> KIND =
            Kinds.harvester().kind("management.harvesterhci.io/v1beta1", "UpgradePlan", UpgradePlan.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** @param version the name of a {@link io.githops.model.harvester.Version} */
    static UpgradePlan toVersion(String name, String version) {
        return builder()
                .metadata(ObjectMeta.of(name))
                .spec(Spec.builder().version(version).build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableUpgradePlan.Builder {
        Builder() {}
    }

    /** What the cluster is upgraded to, and how. Version, image and upgrade image cannot be changed. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableUpgradePlan.WithSpec {
        /** The name of a {@link io.githops.model.harvester.Version}; may be absent beside {@link #image()}. */
        Optional<String> version();

        /** The name of an installation image in {@code harvester-system}, in place of a download. */
        Optional<String> image();

        /** The tag of the container image that does the upgrade; by default the version. */
        Optional<String> upgrade();

        /** Upgrades in spite of failed checks; by default false. */
        Optional<Boolean> force();

        /** Starts machines again that were stopped because they cannot migrate; by default false. */
        Optional<Boolean> restoreVM();

        Optional<ImagePreload> imagePreloadOption();

        Optional<NodeUpgrade> nodeUpgradeOption();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUpgradePlan.Spec.Builder {
            Builder() {}
        }
    }

    /** How nodes load container images before the upgrade. */
    @Value.Immutable
    @JsonDeserialize(builder = ImagePreload.Builder.class)
    interface ImagePreload extends ImmutableUpgradePlan.WithImagePreload {
        /** How many nodes at once; all for 0, none for less than 0. */
        Optional<Integer> concurrency();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUpgradePlan.ImagePreload.Builder {
            Builder() {}
        }
    }

    /** How nodes are upgraded. */
    @Value.Immutable
    @JsonDeserialize(builder = NodeUpgrade.Builder.class)
    interface NodeUpgrade extends ImmutableUpgradePlan.WithNodeUpgrade {
        /** The nodes that wait until they are taken off this list. */
        List<String> pauseNodes();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUpgradePlan.NodeUpgrade.Builder {
            Builder() {}
        }
    }

    /** How far the upgrade is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableUpgradePlan.WithStatus {
        Optional<String> currentPhase();

        /** {@code Available}, {@code Progressing} and {@code Degraded}. */
        List<Condition> conditions();

        /** By the name of the node. */
        Map<String, Upgrade.NodeStatus> nodeUpgradeStatuses();

        List<PhaseTransition> phaseTransitionTimestamps();

        Optional<String> previousVersion();

        Optional<Release> releaseMetadata();

        Optional<InstallationImage> version();

        /** The name of the image in {@code harvester-system}. */
        Optional<String> isoImageID();

        Optional<Integer> provisionGeneration();

        /** The node of a cluster that has but one. */
        Optional<String> singleNode();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUpgradePlan.Status.Builder {
            Builder() {}
        }
    }

    /** When a phase began. */
    @Value.Immutable
    @JsonDeserialize(builder = PhaseTransition.Builder.class)
    interface PhaseTransition extends ImmutableUpgradePlan.WithPhaseTransition {
        String phase();

        Timestamp phaseTransitionTimestamp();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUpgradePlan.PhaseTransition.Builder {
            Builder() {}
        }
    }

    /** What is in the release. */
    @Value.Immutable
    @JsonDeserialize(builder = Release.Builder.class)
    interface Release extends ImmutableUpgradePlan.WithRelease {
        Optional<String> harvester();

        Optional<String> harvesterChart();

        Optional<String> kubernetes();

        Optional<String> minUpgradableVersion();

        Optional<String> monitoringChart();

        Optional<String> os();

        Optional<String> rancher();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUpgradePlan.Release.Builder {
            Builder() {}
        }
    }

    /** Where the release is. */
    @Value.Immutable
    @JsonDeserialize(builder = InstallationImage.Builder.class)
    interface InstallationImage extends ImmutableUpgradePlan.WithInstallationImage {
        String isoURL();

        /** SHA-512 in hexadecimal. */
        Optional<String> isoChecksum();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUpgradePlan.InstallationImage.Builder {
            Builder() {}
        }
    }
}

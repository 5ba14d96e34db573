package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How upgrades of the cluster go. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = UpgradeConfig.Builder.class)
public interface UpgradeConfig extends WithUpgradeConfig {
    Optional<ImagePreload> imagePreloadOption();

    Optional<NodeUpgrade> nodeUpgradeOption();

    /** Starts machines again that were stopped because they cannot migrate; by default false. */
    Optional<Boolean> restoreVM();

    /** Minutes, 1 to 20; by default 5. */
    Optional<String> logReadyTimeout();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableUpgradeConfig.Builder {
        Builder() {}
    }

    /** How nodes load container images before the upgrade. */
    @Value.Immutable
    @JsonDeserialize(builder = ImagePreload.Builder.class)
    interface ImagePreload extends ImmutableUpgradeConfig.WithImagePreload {
        Optional<PreloadStrategy> strategy();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUpgradeConfig.ImagePreload.Builder {
            Builder() {}
        }
    }

    /** How many nodes load at once. */
    @Value.Immutable
    @JsonDeserialize(builder = PreloadStrategy.Builder.class)
    interface PreloadStrategy extends ImmutableUpgradeConfig.WithPreloadStrategy {
        /** By default {@link PreloadType#SEQUENTIAL}. */
        Optional<PreloadType> type();

        /** For {@link PreloadType#PARALLEL}; 0 is all nodes. */
        Optional<Integer> concurrency();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUpgradeConfig.PreloadStrategy.Builder {
            Builder() {}
        }
    }

    /** How nodes are upgraded. */
    @Value.Immutable
    @JsonDeserialize(builder = NodeUpgrade.Builder.class)
    interface NodeUpgrade extends ImmutableUpgradeConfig.WithNodeUpgrade {
        Optional<NodeStrategy> strategy();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUpgradeConfig.NodeUpgrade.Builder {
            Builder() {}
        }
    }

    /** Which nodes wait for a word. */
    @Value.Immutable
    @JsonDeserialize(builder = NodeStrategy.Builder.class)
    interface NodeStrategy extends ImmutableUpgradeConfig.WithNodeStrategy {
        /** By default {@link NodeMode#AUTO}. */
        Optional<NodeMode> mode();

        /** The nodes that wait, for {@link NodeMode#MANUAL}. */
        List<String> pauseNodes();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableUpgradeConfig.NodeStrategy.Builder {
            Builder() {}
        }
    }

    /** How many nodes load at once. */
    record PreloadType(String value) implements OpenEnum {
        /** None. */
        public static final PreloadType SKIP = new PreloadType("skip");
        /** One. */
        public static final PreloadType SEQUENTIAL = new PreloadType("sequential");

        public static final PreloadType PARALLEL = new PreloadType("parallel");
    }

    /** Whether nodes are upgraded without a further word. */
    record NodeMode(String value) implements OpenEnum {
        public static final NodeMode AUTO = new NodeMode("auto");
        public static final NodeMode MANUAL = new NodeMode("manual");
    }
}

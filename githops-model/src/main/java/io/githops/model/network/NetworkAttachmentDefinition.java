package io.githops.model.network;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.EmbeddedJson;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.tree.FieldPath;
import java.util.Optional;
import org.immutables.value.Value;

/** A network that machines attach to. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = NetworkAttachmentDefinition.Builder.class)
public interface NetworkAttachmentDefinition extends WithNetworkAttachmentDefinition {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<NetworkAttachmentDefinition> KIND = Kinds.harvester()
            .kind("k8s.cni.cncf.io/v1", "NetworkAttachmentDefinition", NetworkAttachmentDefinition.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    /**
     * What {@code spec.config} says; empty when it is absent.
     *
     * @throws ManifestException when the text is not JSON or does not fit
     */
    default Optional<NetworkConfig> config() {
        return spec().flatMap(Spec::config).map(text -> embedded().parse(text));
    }

    /**
     * This network with another configuration. Keys of the text that {@link NetworkConfig} does not know stay.
     *
     * @throws ManifestException when the present text is not JSON or does not fit
     */
    default NetworkAttachmentDefinition withConfig(NetworkConfig config) {
        EmbeddedJson<NetworkConfig> embedded = embedded();
        String text = spec().flatMap(Spec::config)
                .map(old -> embedded.replace(old, config))
                .orElseGet(() -> embedded.text(config));
        return withSpec(spec().orElseGet(Spec.builder()::build).withConfig(text));
    }

    private EmbeddedJson<NetworkConfig> embedded() {
        return EmbeddedJson.at(metadata().id(KIND), FieldPath.of("spec", "config"), NetworkConfig.class);
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableNetworkAttachmentDefinition.Builder {
        Builder() {}
    }

    /** The configuration as text. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableNetworkAttachmentDefinition.WithSpec {
        /** JSON; {@link NetworkAttachmentDefinition#config()} reads it. */
        Optional<String> config();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNetworkAttachmentDefinition.Spec.Builder {
            Builder() {}
        }
    }
}

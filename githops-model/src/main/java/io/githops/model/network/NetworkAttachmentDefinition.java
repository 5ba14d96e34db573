package io.githops.model.network;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.EmbeddedJson;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.OpenEnum;
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

    /**
     * How nodes reach this network, from the annotation {@code network.harvesterhci.io/route}; empty when it is absent.
     *
     * @throws ManifestException when the annotation is not JSON or does not fit
     */
    default Optional<NetworkRoute> route() {
        return NetworkAnnotation.ROUTE.read(KIND, metadata());
    }

    /**
     * This network with another way to it. What the annotation says beside it stays.
     *
     * @throws ManifestException when the present annotation is not JSON or does not fit
     */
    default NetworkAttachmentDefinition withRoute(NetworkRoute route) {
        return editMetadata(metadata -> NetworkAnnotation.ROUTE.write(KIND, metadata, route));
    }

    /** The name of the {@link ClusterNetwork}, as Harvester's label has it. */
    default Optional<String> clusterNetwork() {
        return metadata().label("network.harvesterhci.io/clusternetwork");
    }

    /** What Harvester's label says this network is. */
    default Optional<NetworkType> networkType() {
        return metadata().label("network.harvesterhci.io/type").map(NetworkType::new);
    }

    /** The VLAN in Harvester's label, as text. */
    default Optional<String> vlanId() {
        return metadata().label("network.harvesterhci.io/vlan-id");
    }

    /** Whether Harvester's label says that machines can attach. */
    default boolean isReady() {
        return metadata().label("network.harvesterhci.io/ready").equals(Optional.of("true"));
    }

    /** {@code namespace/name} of the {@link IPPool} that gives addresses to machines here, as its controller notes it. */
    default Optional<String> addressPool() {
        return metadata()
                .label("network.harvesterhci.io/ippool-name")
                .flatMap(name -> metadata()
                        .label("network.harvesterhci.io/ippool-namespace")
                        .map(namespace -> namespace + "/" + name));
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

    /** What a network is. */
    record NetworkType(String value) implements OpenEnum {
        public static final NetworkType VLAN = new NetworkType("L2VlanNetwork");
        public static final NetworkType TRUNK = new NetworkType("L2VlanTrunkNetwork");
        public static final NetworkType UNTAGGED = new NetworkType("UntaggedNetwork");
        public static final NetworkType OVERLAY = new NetworkType("OverlayNetwork");
    }
}

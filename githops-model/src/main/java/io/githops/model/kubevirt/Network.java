package io.githops.model.kubevirt;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Cidr;
import java.util.Optional;
import org.immutables.value.Value;

/** What a network card is attached to: exactly one of the pod network and a network definition. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Network.Builder.class)
public interface Network extends WithNetwork {
    String name();

    Optional<Pod> pod();

    Optional<Multus> multus();

    /** The management network. */
    static Network pod(String name) {
        return builder().name(name).pod(Pod.builder().build()).build();
    }

    /** @param networkName {@code namespace/name} of a network definition, or a name in the namespace of the machine */
    static Network multus(String name, String networkName) {
        return builder()
                .name(name)
                .multus(Multus.builder().networkName(networkName).build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableNetwork.Builder {
        Builder() {}
    }

    /** The pod network. */
    @Value.Immutable
    @JsonDeserialize(builder = Pod.Builder.class)
    interface Pod extends ImmutableNetwork.WithPod {
        /** The addresses behind a masquerade; by default 10.0.2.0/24. */
        Optional<Cidr> vmNetworkCIDR();

        /** The addresses behind a masquerade; by default fd10:0:2::/120. */
        Optional<Cidr> vmIPv6NetworkCIDR();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNetwork.Pod.Builder {
            Builder() {}
        }
    }

    /** A network definition. */
    @Value.Immutable
    @JsonDeserialize(builder = Multus.Builder.class)
    interface Multus extends ImmutableNetwork.WithMultus {
        String networkName();

        /** Whether it takes the place of the pod network. */
        @JsonProperty("default")
        Optional<Boolean> isDefault();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNetwork.Multus.Builder {
            Builder() {}
        }
    }
}

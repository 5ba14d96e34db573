package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.MacAddress;
import io.githops.model.OpenEnum;
import io.githops.model.kubernetes.Empty;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A network card, attached to the network of the same name by exactly one binding. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = NetworkInterface.Builder.class)
public interface NetworkInterface extends WithNetworkInterface {
    String name();

    Optional<Empty> bridge();

    /** Only on the pod network. */
    Optional<Empty> masquerade();

    Optional<Empty> sriov();

    /** A binding by another name, such as {@code managedtap} on overlays. */
    Optional<Binding> binding();

    /** No longer supported by KubeVirt. */
    Optional<Empty> slirp();

    /** No longer supported by KubeVirt. */
    Optional<Empty> macvtap();

    /** No longer supported by KubeVirt. */
    Optional<Empty> passt();

    /** Refused by Harvester, whose KubeVirt does not allow it. */
    Optional<Empty> passtBinding();

    Optional<Model> model();

    /** Written by Harvester when it is absent. */
    Optional<MacAddress> macAddress();

    /** From 1; the lowest of all disks and cards boots first. */
    Optional<Integer> bootOrder();

    /** Such as {@code 0000:81:01.0}; by default the next that is free. */
    Optional<String> pciAddress();

    /** What the guest numbers the card by. */
    Optional<Integer> acpiIndex();

    /** Which ports get through a masquerade; by default all. */
    List<Port> ports();

    Optional<DhcpOptions> dhcpOptions();

    Optional<State> state();

    /** Stands beside the address of the card in the metadata of a cloud-init config drive. */
    Optional<String> tag();

    /** A card on a bridge. */
    static NetworkInterface bridge(String name) {
        return builder().name(name).bridge(Empty.EMPTY).model(Model.VIRTIO).build();
    }

    /** A card behind the address of the pod. */
    static NetworkInterface masquerade(String name) {
        return builder().name(name).masquerade(Empty.EMPTY).model(Model.VIRTIO).build();
    }

    /** A card of the node's hardware, handed to the machine. */
    static NetworkInterface sriov(String name) {
        return builder().name(name).sriov(Empty.EMPTY).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableNetworkInterface.Builder {
        Builder() {}
    }

    /** A binding that is known by its name. */
    @Value.Immutable
    @JsonDeserialize(builder = Binding.Builder.class)
    interface Binding extends ImmutableNetworkInterface.WithBinding {
        String name();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNetworkInterface.Binding.Builder {
            Builder() {}
        }
    }

    /** A port of the guest. */
    @Value.Immutable
    @JsonDeserialize(builder = Port.Builder.class)
    interface Port extends ImmutableNetworkInterface.WithPort {
        Optional<String> name();

        int port();

        /** By default {@link Protocol#TCP}. */
        Optional<Protocol> protocol();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNetworkInterface.Port.Builder {
            Builder() {}
        }
    }

    /** What a port speaks. */
    record Protocol(String value) implements OpenEnum {
        public static final Protocol TCP = new Protocol("TCP");
        public static final Protocol UDP = new Protocol("UDP");
    }

    /** What card the guest sees. */
    record Model(String value) implements OpenEnum {
        public static final Model VIRTIO = new Model("virtio");
        public static final Model E1000 = new Model("e1000");
        public static final Model E1000E = new Model("e1000e");
        public static final Model IGB = new Model("igb");
        public static final Model NE2K_PCI = new Model("ne2k_pci");
        public static final Model PCNET = new Model("pcnet");
        public static final Model RTL8139 = new Model("rtl8139");
    }

    /** Whether the cable is plugged in. */
    record State(String value) implements OpenEnum {
        public static final State UP = new State("up");
        /** The cable is out. */
        public static final State DOWN = new State("down");
        /** The card itself is taken out; only of a card on a bridge. */
        public static final State ABSENT = new State("absent");
    }
}

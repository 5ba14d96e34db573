package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import io.githops.model.kubernetes.Empty;
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

    Optional<Model> model();

    Optional<String> macAddress();

    Optional<Integer> bootOrder();

    Optional<State> state();

    /** A card on a bridge. */
    static NetworkInterface bridge(String name) {
        return builder().name(name).bridge(Empty.EMPTY).model(Model.VIRTIO).build();
    }

    /** A card behind the address of the pod. */
    static NetworkInterface masquerade(String name) {
        return builder().name(name).masquerade(Empty.EMPTY).model(Model.VIRTIO).build();
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
        public static final State DOWN = new State("down");
        /** Unplugs the card. */
        public static final State ABSENT = new State("absent");
    }
}

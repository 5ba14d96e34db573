package io.githops.model.harvester;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Objects;
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
    record Model(String value) {
        public static final Model VIRTIO = of("virtio");
        public static final Model E1000 = of("e1000");
        public static final Model E1000E = of("e1000e");
        public static final Model IGB = of("igb");
        public static final Model NE2K_PCI = of("ne2k_pci");
        public static final Model PCNET = of("pcnet");
        public static final Model RTL8139 = of("rtl8139");

        public Model {
            Objects.requireNonNull(value, "value");
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Model of(String value) {
            return new Model(value);
        }

        @JsonValue
        @Override
        public String toString() {
            return value;
        }
    }

    /** Whether the cable is plugged in. */
    record State(String value) {
        public static final State UP = of("up");
        public static final State DOWN = of("down");
        /** Unplugs the card. */
        public static final State ABSENT = of("absent");

        public State {
            Objects.requireNonNull(value, "value");
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static State of(String value) {
            return new State(value);
        }

        @JsonValue
        @Override
        public String toString() {
            return value;
        }
    }
}

package io.githops.model.devices;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A network card of a node that can be split. Harvester makes the object; how many parts there are is for users to say. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = SRIOVNetworkDevice.Builder.class)
public interface SRIOVNetworkDevice extends WithSRIOVNetworkDevice {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<SRIOVNetworkDevice> KIND =
            Kinds.harvester().kind("devices.harvesterhci.io/v1beta1", "SRIOVNetworkDevice", SRIOVNetworkDevice.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSRIOVNetworkDevice.Builder {
        Builder() {}
    }

    /** The card and its parts. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableSRIOVNetworkDevice.WithSpec {
        /** Written by Harvester. */
        Optional<String> nodeName();

        /** Written by Harvester. */
        Optional<String> address();

        /** The number of virtual functions; 0 for a card that is whole, which is refused while one of them is claimed. */
        Optional<Integer> numVFs();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableSRIOVNetworkDevice.Spec.Builder {
            Builder() {}
        }
    }

    /** What the card was split into. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableSRIOVNetworkDevice.WithStatus {
        Optional<State> status();

        /** The PCI addresses of the virtual functions. */
        List<String> vfAddresses();

        /** The names of the PCI devices that they are. */
        List<String> vfPCIDevices();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableSRIOVNetworkDevice.Status.Builder {
            Builder() {}
        }
    }

    /** Whether the card is split. */
    record State(String value) implements OpenEnum {
        public static final State ENABLED = new State("sriovNetworkDeviceEnabled");
    }
}

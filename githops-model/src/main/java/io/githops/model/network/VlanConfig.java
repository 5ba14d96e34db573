package io.githops.model.network;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** The uplink of a cluster network on some nodes. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VlanConfig.Builder.class)
public interface VlanConfig extends WithVlanConfig {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VlanConfig> KIND =
            Kinds.harvester().kind("network.harvesterhci.io/v1beta1", "VlanConfig", VlanConfig.class);

    ObjectMeta metadata();

    Spec spec();

    /**
     * The names of the nodes that have this uplink, as Harvester notes them. They stay when a change of the selector leaves
     * no node.
     *
     * @throws ManifestException when the annotation is not JSON or does not fit
     */
    default List<String> matchedNodes() {
        return NetworkAnnotation.MATCHED_NODES
                .read(KIND, metadata())
                .map(List::of)
                .orElse(List.of());
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVlanConfig.Builder {
        Builder() {}
    }

    /** Which nodes, which network and which uplink. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVlanConfig.WithSpec {
        String clusterNetwork();

        Optional<String> description();

        /** Empty for all nodes but witnesses. */
        Map<String, String> nodeSelector();

        Uplink uplink();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVlanConfig.Spec.Builder {
            Builder() {}
        }
    }

    /** The network cards and how they are bonded. */
    @Value.Immutable
    @JsonDeserialize(builder = Uplink.Builder.class)
    interface Uplink extends ImmutableVlanConfig.WithUplink {
        List<String> nics();

        Optional<LinkAttributes> linkAttributes();

        Optional<BondOptions> bondOptions();

        /** Cards of which one carries the traffic and the others stand by. */
        static Uplink of(String... nics) {
            return builder().addNics(nics).build();
        }

        /** Cards that work together. */
        static Uplink bond(BondMode mode, String... nics) {
            return of(nics).withBondOptions(BondOptions.builder().mode(mode).build());
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVlanConfig.Uplink.Builder {
            Builder() {}
        }
    }

    /** Attributes of the bonded link. */
    @Value.Immutable
    @JsonDeserialize(builder = LinkAttributes.Builder.class)
    interface LinkAttributes extends ImmutableVlanConfig.WithLinkAttributes {
        /** Bytes, 576 to 9000, the same on all uplinks of a cluster network; without it, or with 0, 1500. */
        Optional<Integer> mtu();

        /** By default -1, which leaves it as it is. */
        Optional<Integer> txQLen();

        /** The six octets of the address, in Base64. */
        Optional<String> hardwareAddr();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVlanConfig.LinkAttributes.Builder {
            Builder() {}
        }
    }

    /** How the cards work together. */
    @Value.Immutable
    @JsonDeserialize(builder = BondOptions.Builder.class)
    interface BondOptions extends ImmutableVlanConfig.WithBondOptions {
        /** By default {@link BondMode#ACTIVE_BACKUP}. */
        Optional<BondMode> mode();

        /** Milliseconds between looks at the link; by default -1. */
        Optional<Integer> miimon();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVlanConfig.BondOptions.Builder {
            Builder() {}
        }
    }

    /** How bonded cards share the traffic. */
    record BondMode(String value) implements OpenEnum {
        public static final BondMode BALANCE_RR = new BondMode("balance-rr");
        public static final BondMode ACTIVE_BACKUP = new BondMode("active-backup");
        public static final BondMode BALANCE_XOR = new BondMode("balance-xor");
        public static final BondMode BROADCAST = new BondMode("broadcast");
        /** IEEE 802.3ad. */
        public static final BondMode LINK_AGGREGATION = new BondMode("802.3ad");

        public static final BondMode BALANCE_TLB = new BondMode("balance-tlb");
        public static final BondMode BALANCE_ALB = new BondMode("balance-alb");
    }
}

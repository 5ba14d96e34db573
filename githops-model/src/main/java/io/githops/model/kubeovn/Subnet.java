package io.githops.model.kubeovn;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Cidr;
import io.githops.model.IpAddress;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.LabelSelector;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Addresses of an overlay network, and who may talk to them. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Subnet.Builder.class)
public interface Subnet extends WithSubnet {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Subnet> KIND = Kinds.harvester().kind("kubeovn.io/v1", "Subnet", Subnet.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSubnet.Builder {
        Builder() {}
    }

    /** The addresses, the way out, and what is allowed. Lists of addresses have IPv4 and IPv6 with a comma between them. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableSubnet.WithSpec {
        /** The {@link Vpc} that routes it; by default the one of kube-ovn. */
        Optional<String> vpc();

        /** {@code <name>.<namespace>.ovn} of the network definition of machines, which must exist and have one subnet. */
        Optional<String> provider();

        /** By default what {@link #cidrBlock()} has. */
        Optional<Protocol> protocol();

        /** Such as {@code 10.0.1.0/24}, or one of each protocol with a comma between them. */
        Optional<String> cidrBlock();

        /** By default the first address. */
        Optional<String> gateway();

        /** Addresses, or ranges such as {@code 10.0.1.1..10.0.1.10}, that nobody gets. */
        List<String> excludeIps();

        @JsonProperty("default")
        Optional<Boolean> defaultValue();

        /** Whose pods get addresses here. */
        List<String> namespaces();

        List<LabelSelector> namespaceSelectors();

        List<String> vips();

        /** {@code distributed} for a way out on each node, which is the default, or {@code centralized}. */
        Optional<String> gatewayType();

        /** The nodes of a centralized way out, with commas between them. */
        Optional<String> gatewayNode();

        List<LabelSelector> gatewayNodeSelectors();

        Optional<Boolean> disableGatewayCheck();

        /** Whether the gateway is one that kube-ovn makes, on a subnet with a {@link #vlan()}. */
        Optional<Boolean> logicalGateway();

        /** Hides addresses behind that of the node. */
        Optional<Boolean> natOutgoing();

        List<NatRule> natOutgoingPolicyRules();

        Optional<String> externalEgressGateway();

        /** 1 to 32765. */
        Optional<Integer> policyRoutingPriority();

        Optional<Integer> policyRoutingTableID();

        Optional<String> routeTable();

        /** Keeps all subnets out but {@link #allowSubnets()}. */
        @JsonProperty("private")
        Optional<Boolean> privateValue();

        List<String> allowSubnets();

        Optional<Boolean> allowEWTraffic();

        List<AccessRule> acls();

        Optional<Boolean> disableInterConnection();

        /** Bytes, 68 to 65535. */
        Optional<Integer> mtu();

        /** The {@link Vlan} that carries it, for a subnet that is no overlay. */
        Optional<String> vlan();

        /** Gives machines their addresses; not to be changed while machines run here. */
        Optional<Boolean> enableDHCP();

        /** Such as {@code lease_time=3600,router=10.0.1.1}. */
        Optional<String> dhcpV4Options();

        Optional<String> dhcpV6Options();

        Optional<Boolean> enableIPv6RA();

        Optional<String> ipv6RAConfigs();

        /** Routes between overlay and VLAN. */
        Optional<Boolean> u2oInterconnection();

        Optional<String> u2oInterconnectionIP();

        Optional<UnderlayToOverlay> u2oFeatures();

        Optional<Boolean> enableLb();

        Optional<Boolean> enableEcmp();

        Optional<Boolean> enableMulticastSnoop();

        Optional<Boolean> enableExternalLBAddress();

        Optional<String> nodeNetwork();

        /** The addresses of an overlay network of machines: those of the network definition of that name. */
        static Spec of(String vpc, Cidr addresses, IpAddress gateway, String networkNamespace, String networkName) {
            return builder()
                    .vpc(vpc)
                    .cidrBlock(addresses.toString())
                    .gateway(gateway.toString())
                    .provider(networkName + "." + networkNamespace + ".ovn")
                    .build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableSubnet.Spec.Builder {
            Builder() {}
        }
    }

    /** How overlay and VLAN are connected. */
    @Value.Immutable
    @JsonDeserialize(builder = UnderlayToOverlay.Builder.class)
    interface UnderlayToOverlay extends ImmutableSubnet.WithUnderlayToOverlay {
        Optional<Boolean> overlayOnlyRouting();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableSubnet.UnderlayToOverlay.Builder {
            Builder() {}
        }
    }

    /** Whether the subnet works, and what is taken. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableSubnet.WithStatus {
        @JsonProperty("v4availableIPs")
        Optional<Double> v4AvailableIPs();

        @JsonProperty("v4usingIPs")
        Optional<Double> v4UsingIPs();

        @JsonProperty("v6availableIPs")
        Optional<Double> v6AvailableIPs();

        @JsonProperty("v6usingIPs")
        Optional<Double> v6UsingIPs();

        /** The node that is the way out now. */
        Optional<String> activateGateway();

        /** {@code Ready} holds where the subnet works. */
        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableSubnet.Status.Builder {
            Builder() {}
        }
    }

    /** Which addresses there are. */
    record Protocol(String value) implements OpenEnum {
        public static final Protocol IPV4 = new Protocol("IPv4");
        public static final Protocol IPV6 = new Protocol("IPv6");
        public static final Protocol DUAL = new Protocol("Dual");
    }
}

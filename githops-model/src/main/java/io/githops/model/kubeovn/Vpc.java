package io.githops.model.kubeovn;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Cidr;
import io.githops.model.IpAddress;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.LabelSelector;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A router with subnets of its own, apart from those of other routers. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Vpc.Builder.class)
public interface Vpc extends WithVpc {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Vpc> KIND = Kinds.harvester().kind("kubeovn.io/v1", "Vpc", Vpc.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVpc.Builder {
        Builder() {}
    }

    /** What is routed where. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVpc.WithSpec {
        /** Whose pods get subnets of this router when they ask for none. */
        List<String> namespaces();

        Optional<String> defaultSubnet();

        List<StaticRoute> staticRoutes();

        List<PolicyRoute> policyRoutes();

        List<Peering> vpcPeerings();

        /** Connects the router to the external subnet. */
        Optional<Boolean> enableExternal();

        List<String> extraExternalSubnets();

        /** Finds dead next hops by BFD. */
        Optional<Boolean> enableBfd();

        Optional<BfdPort> bfdPort();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVpc.Spec.Builder {
            Builder() {}
        }
    }

    /** A next hop for a range of addresses. */
    @Value.Immutable
    @JsonDeserialize(builder = StaticRoute.Builder.class)
    interface StaticRoute extends ImmutableVpc.WithStaticRoute {
        /** {@code policyDst} to look at where packets go, which is the default, or {@code policySrc}. */
        Optional<String> policy();

        Optional<String> cidr();

        Optional<String> nextHopIP();

        Optional<String> ecmpMode();

        Optional<String> bfdId();

        Optional<String> routeTable();

        /** Packets to a range of addresses go to a next hop. */
        static StaticRoute to(Cidr destination, IpAddress nextHop) {
            return builder()
                    .cidr(destination.toString())
                    .nextHopIP(nextHop.toString())
                    .build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVpc.StaticRoute.Builder {
            Builder() {}
        }
    }

    /** What becomes of packets that match; the highest priority counts. */
    @Value.Immutable
    @JsonDeserialize(builder = PolicyRoute.Builder.class)
    interface PolicyRoute extends ImmutableVpc.WithPolicyRoute {
        Optional<Integer> priority();

        /** In the language of OVN, such as {@code ip4.src==10.0.1.0/24}. */
        Optional<String> match();

        /** {@code allow}, {@code drop} or {@code reroute}. */
        Optional<String> action();

        /** For {@code reroute}. */
        Optional<String> nextHopIP();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVpc.PolicyRoute.Builder {
            Builder() {}
        }
    }

    /** A connection to another router. */
    @Value.Immutable
    @JsonDeserialize(builder = Peering.Builder.class)
    interface Peering extends ImmutableVpc.WithPeering {
        Optional<String> remoteVpc();

        /** This router's end, with its prefix length. */
        Optional<String> localConnectIP();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVpc.Peering.Builder {
            Builder() {}
        }
    }

    /** Where the router answers BFD. */
    @Value.Immutable
    @JsonDeserialize(builder = BfdPort.Builder.class)
    interface BfdPort extends ImmutableVpc.WithBfdPort {
        /** By default false. */
        Optional<Boolean> enabled();

        Optional<String> ip();

        /** The nodes that may host it. */
        Optional<LabelSelector> nodeSelector();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVpc.BfdPort.Builder {
            Builder() {}
        }
    }

    /** Whether the router works. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVpc.WithStatus {
        /** Whether the router works. */
        Optional<Boolean> standby();

        @JsonProperty("default")
        Optional<Boolean> defaultValue();

        Optional<String> defaultLogicalSwitch();

        Optional<String> router();

        List<String> subnets();

        List<String> vpcPeerings();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVpc.Status.Builder {
            Builder() {}
        }
    }
}

package io.githops.model.kubeovn;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Cidr;
import io.githops.model.GoDuration;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Affinity;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.kubernetes.Toleration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A pod that gives the machines of a {@link Vpc} addresses outside. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VpcNatGateway.Builder.class)
public interface VpcNatGateway extends WithVpcNatGateway {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VpcNatGateway> KIND = Kinds.harvester().kind("kubeovn.io/v1", "VpcNatGateway", VpcNatGateway.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVpcNatGateway.Builder {
        Builder() {}
    }

    /** What it connects, and where it runs. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVpcNatGateway.WithSpec {
        Optional<String> vpc();

        /** Of the {@link Vpc}. */
        Optional<String> subnet();

        /** The address in {@link #subnet()}. */
        Optional<String> lanIp();

        List<String> externalSubnets();

        Optional<Boolean> noDefaultEIP();

        Optional<String> qosPolicy();

        List<Route> routes();

        Optional<BgpSpeaker> bgpSpeaker();

        /** Labels of nodes as {@code key:value}. */
        List<String> selector();

        List<Toleration> tolerations();

        Optional<Affinity> affinity();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVpcNatGateway.Spec.Builder {
            Builder() {}
        }
    }

    /** A next hop for a range of addresses. */
    @Value.Immutable
    @JsonDeserialize(builder = Route.Builder.class)
    interface Route extends ImmutableVpcNatGateway.WithRoute {
        Optional<Cidr> cidr();

        Optional<String> nextHopIP();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVpcNatGateway.Route.Builder {
            Builder() {}
        }
    }

    /** Tells routers outside which addresses are here. */
    @Value.Immutable
    @JsonDeserialize(builder = BgpSpeaker.Builder.class)
    interface BgpSpeaker extends ImmutableVpcNatGateway.WithBgpSpeaker {
        Optional<Boolean> enabled();

        /** The number of the own network. */
        Optional<Long> asn();

        /** The number of the neighbours' network. */
        Optional<Long> remoteAsn();

        /** Their addresses. */
        List<String> neighbors();

        Optional<GoDuration> holdTime();

        Optional<String> routerId();

        @Value.Redacted
        Optional<String> password();

        Optional<Boolean> enableGracefulRestart();

        List<String> extraArgs();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVpcNatGateway.BgpSpeaker.Builder {
            Builder() {}
        }
    }

    /** What it connects now. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVpcNatGateway.WithStatus {
        List<String> externalSubnets();

        List<String> selector();

        Optional<String> qosPolicy();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVpcNatGateway.Status.Builder {
            Builder() {}
        }
    }
}

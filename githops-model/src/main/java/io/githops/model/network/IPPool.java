package io.githops.model.network;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Cidr;
import io.githops.model.IpAddress;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.Timestamp;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Addresses that the managed DHCP add-on gives to machines on one network. Pools of load balancers are another kind: {@link
 * io.githops.model.loadbalancer.IPPool}.
 */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = IPPool.Builder.class)
public interface IPPool extends WithIPPool {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<IPPool> KIND = Kinds.harvester().kind("network.harvesterhci.io/v1alpha1", "IPPool", IPPool.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableIPPool.Builder {
        Builder() {}
    }

    /** The network and its addresses. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableIPPool.WithSpec {
        /** {@code namespace/name} of a network definition. Not to be changed. */
        String networkName();

        Optional<Ipv4Config> ipv4Config();

        /** Stops the DHCP server. */
        Optional<Boolean> paused();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableIPPool.Spec.Builder {
            Builder() {}
        }
    }

    /** What machines are told. Addresses cannot be changed, but a router can be added. */
    @Value.Immutable
    @JsonDeserialize(builder = Ipv4Config.Builder.class)
    interface Ipv4Config extends ImmutableIPPool.WithIpv4Config {
        Cidr cidr();

        /** Of the DHCP server: one of {@link #cidr()} that nobody has. */
        IpAddress serverIP();

        /** The way out of the network. */
        Optional<IpAddress> router();

        Pool pool();

        /** At most 3. */
        List<IpAddress> dns();

        Optional<String> domainName();

        List<String> domainSearch();

        /** Addresses or names, at most 4. */
        List<String> ntp();

        /** Seconds. */
        Optional<Integer> leaseTime();

        /** The addresses from the first to the last of a network. */
        static Ipv4Config of(Cidr cidr, IpAddress server, IpAddress first, IpAddress last) {
            return builder()
                    .cidr(cidr)
                    .serverIP(server)
                    .pool(Pool.builder().start(first).end(last).build())
                    .build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableIPPool.Ipv4Config.Builder {
            Builder() {}
        }
    }

    /** The addresses that machines get. */
    @Value.Immutable
    @JsonDeserialize(builder = Pool.Builder.class)
    interface Pool extends ImmutableIPPool.WithPool {
        IpAddress start();

        /** The last address, which belongs to the pool. */
        IpAddress end();

        /** Addresses of the pool that nobody gets. Not to be changed once there. */
        List<IpAddress> exclude();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableIPPool.Pool.Builder {
            Builder() {}
        }
    }

    /** Whether the DHCP server works, and what is taken. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableIPPool.WithStatus {
        /**
         * {@code Registered}, {@code CacheReady} and {@code AgentReady} hold where all is well, {@code Stopped} where the pool
         * is paused.
         */
        List<Condition> conditions();

        Optional<Usage> ipv4();

        Optional<Timestamp> lastUpdate();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableIPPool.Status.Builder {
            Builder() {}
        }
    }

    /** What is taken and what is left. */
    @Value.Immutable
    @JsonDeserialize(builder = Usage.Builder.class)
    interface Usage extends ImmutableIPPool.WithUsage {
        Optional<Integer> used();

        Optional<Integer> available();

        /** Who has an address, by address. */
        Map<String, String> allocated();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableIPPool.Usage.Builder {
            Builder() {}
        }
    }
}

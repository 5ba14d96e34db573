package io.githops.model.loadbalancer;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An address that spreads traffic over machines or a guest cluster. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = LoadBalancer.Builder.class)
public interface LoadBalancer extends WithLoadBalancer {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<LoadBalancer> KIND =
            Kinds.harvester().kind("loadbalancer.harvesterhci.io/v1beta1", "LoadBalancer", LoadBalancer.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /**
     * {@code namespace/name} of the network definition whose pools are asked where {@link Spec#ipPool()} is absent. Harvester
     * writes it for guest clusters.
     */
    default Optional<String> network() {
        return metadata().annotation("loadbalancer.harvesterhci.io/network");
    }

    /** The project of a guest cluster; written by Harvester. */
    default Optional<String> project() {
        return metadata().annotation("loadbalancer.harvesterhci.io/project");
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableLoadBalancer.Builder {
        Builder() {}
    }

    /** What is balanced, and where the address comes from. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableLoadBalancer.WithSpec {
        Optional<String> description();

        /** By default {@link WorkloadType#VM}. Not to be changed. */
        Optional<WorkloadType> workloadType();

        /** Write it: without it the address is not released on deletion, nor can the pool be deleted then. Not to be changed. */
        Optional<Ipam> ipam();

        /**
         * The name of an {@link IPPool}. Write it for {@link Ipam#POOL}: without it only pools that are for no network in
         * particular are asked.
         */
        Optional<String> ipPool();

        /** At least one for machines; names are unique, and so are ports of a protocol. */
        List<Listener> listeners();

        /** By label of the machine instance; all labels must match. */
        Map<String, AnyOf> backendServerSelector();

        Optional<HealthCheck> healthCheck();

        /** Machines behind an address of a pool. */
        static Spec fromPool(String ipPool, Listener... listeners) {
            return ofMachines(Ipam.POOL, listeners).withIpPool(ipPool);
        }

        /** Machines behind an address of a DHCP server. */
        static Spec fromDhcp(Listener... listeners) {
            return ofMachines(Ipam.DHCP, listeners);
        }

        private static Spec ofMachines(Ipam ipam, Listener... listeners) {
            return builder()
                    .workloadType(WorkloadType.VM)
                    .ipam(ipam)
                    .addListeners(listeners)
                    .build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLoadBalancer.Spec.Builder {
            Builder() {}
        }
    }

    /** A port, and where its traffic goes. */
    @Value.Immutable
    @JsonDeserialize(builder = Listener.Builder.class)
    interface Listener extends ImmutableLoadBalancer.WithListener {
        Optional<String> name();

        int port();

        Protocol protocol();

        /** On the machines. */
        int backendPort();

        /** TCP from a port of the load balancer to one of the machines. */
        static Listener tcp(String name, int port, int backendPort) {
            return of(Protocol.TCP, name, port, backendPort);
        }

        /** UDP from a port of the load balancer to one of the machines. */
        static Listener udp(String name, int port, int backendPort) {
            return of(Protocol.UDP, name, port, backendPort);
        }

        private static Listener of(Protocol protocol, String name, int port, int backendPort) {
            return builder()
                    .name(name)
                    .port(port)
                    .protocol(protocol)
                    .backendPort(backendPort)
                    .build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLoadBalancer.Listener.Builder {
            Builder() {}
        }
    }

    /** How a backend is found healthy: by opening a TCP connection. */
    @Value.Immutable
    @JsonDeserialize(builder = HealthCheck.Builder.class)
    interface HealthCheck extends ImmutableLoadBalancer.WithHealthCheck {
        /** The {@link Listener#backendPort()} of a TCP listener; 0 for no check. */
        Optional<Integer> port();

        /** By default 2. */
        Optional<Integer> successThreshold();

        /** By default 2. */
        Optional<Integer> failureThreshold();

        /** By default 1. */
        Optional<Integer> periodSeconds();

        /** By default 1. */
        Optional<Integer> timeoutSeconds();

        /** A check of one port, with the usual thresholds. */
        static HealthCheck of(int backendPort) {
            return builder().port(backendPort).build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLoadBalancer.HealthCheck.Builder {
            Builder() {}
        }
    }

    /** The address and its backends. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableLoadBalancer.WithStatus {
        Optional<String> address();

        Optional<AllocatedAddress> allocatedAddress();

        List<String> backendServers();

        /** {@code Ready} does not hold while no backend is healthy, either. */
        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLoadBalancer.Status.Builder {
            Builder() {}
        }
    }

    /** The address that was taken out of a pool. */
    @Value.Immutable
    @JsonDeserialize(builder = AllocatedAddress.Builder.class)
    interface AllocatedAddress extends ImmutableLoadBalancer.WithAllocatedAddress {
        Optional<String> ipPool();

        Optional<String> ip();

        Optional<String> mask();

        Optional<String> gateway();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLoadBalancer.AllocatedAddress.Builder {
            Builder() {}
        }
    }

    /** What is balanced. */
    record WorkloadType(String value) implements OpenEnum {
        public static final WorkloadType VM = new WorkloadType("vm");
        public static final WorkloadType CLUSTER = new WorkloadType("cluster");
    }

    /** Where the address comes from. */
    record Ipam(String value) implements OpenEnum {
        public static final Ipam POOL = new Ipam("pool");
        public static final Ipam DHCP = new Ipam("dhcp");
    }

    /** What is listened to. */
    record Protocol(String value) implements OpenEnum {
        public static final Protocol TCP = new Protocol("TCP");
        public static final Protocol UDP = new Protocol("UDP");
    }
}

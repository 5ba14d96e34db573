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

        /** By default {@link WorkloadType#VM}. */
        Optional<WorkloadType> workloadType();

        /** Write it: without it the address is not released on deletion. */
        Optional<Ipam> ipam();

        Optional<String> ipPool();

        List<Listener> listeners();

        /** By label of the machine instance; all labels must match. */
        Map<String, AnyOf> backendServerSelector();

        Optional<HealthCheck> healthCheck();

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

        int backendPort();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLoadBalancer.Listener.Builder {
            Builder() {}
        }
    }

    /** How a backend is found healthy. */
    @Value.Immutable
    @JsonDeserialize(builder = HealthCheck.Builder.class)
    interface HealthCheck extends ImmutableLoadBalancer.WithHealthCheck {
        Optional<Integer> port();

        Optional<Integer> successThreshold();

        Optional<Integer> failureThreshold();

        Optional<Integer> periodSeconds();

        Optional<Integer> timeoutSeconds();

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

        List<String> backendServers();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLoadBalancer.Status.Builder {
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

package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Cidr;
import io.githops.model.IntOrString;
import io.githops.model.IpAddress;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A name and address for pods. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Service.Builder.class)
public interface Service extends WithService {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Service> KIND = Kinds.harvester().kind("v1", "Service", Service.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableService.Builder {
        Builder() {}
    }

    /** Which pods, on which ports, for whom. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableService.WithSpec {
        /** By default {@link Type#CLUSTER_IP}. */
        Optional<Type> type();

        List<Port> ports();

        /** Labels of the pods; all must match. */
        Map<String, String> selector();

        /** Written by the server when absent; {@code None} for a service without address. */
        Optional<String> clusterIP();

        List<String> clusterIPs();

        List<IpAddress> externalIPs();

        /** The name that is answered, of a service of type {@link Type#EXTERNAL_NAME}. */
        Optional<String> externalName();

        Optional<TrafficPolicy> externalTrafficPolicy();

        Optional<TrafficPolicy> internalTrafficPolicy();

        Optional<Integer> healthCheckNodePort();

        List<IpFamily> ipFamilies();

        Optional<IpFamilyPolicy> ipFamilyPolicy();

        Optional<String> loadBalancerClass();

        Optional<IpAddress> loadBalancerIP();

        List<Cidr> loadBalancerSourceRanges();

        Optional<Boolean> allocateLoadBalancerNodePorts();

        /** Whether pods that are not ready count. */
        Optional<Boolean> publishNotReadyAddresses();

        Optional<SessionAffinity> sessionAffinity();

        Optional<SessionAffinityConfig> sessionAffinityConfig();

        Optional<String> trafficDistribution();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableService.Spec.Builder {
            Builder() {}
        }
    }

    /** A port, and where its traffic goes. */
    @Value.Immutable
    @JsonDeserialize(builder = Port.Builder.class)
    interface Port extends ImmutableService.WithPort {
        /** Needed when there are several. */
        Optional<String> name();

        int port();

        /** By default {@link Protocol#TCP}. */
        Optional<Protocol> protocol();

        /** A number or the name of a port of the pods; by default {@link #port}. */
        Optional<IntOrString> targetPort();

        Optional<Integer> nodePort();

        Optional<String> appProtocol();

        /** A port whose traffic goes to another port of the pods. */
        static Port of(int port, int targetPort) {
            return builder().port(port).targetPort(IntOrString.of(targetPort)).build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableService.Port.Builder {
            Builder() {}
        }
    }

    /** How long a client keeps its pod. */
    @Value.Immutable
    @JsonDeserialize(builder = SessionAffinityConfig.Builder.class)
    interface SessionAffinityConfig extends ImmutableService.WithSessionAffinityConfig {
        Optional<ClientIp> clientIP();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableService.SessionAffinityConfig.Builder {
            Builder() {}
        }
    }

    /** By the address of the client. */
    @Value.Immutable
    @JsonDeserialize(builder = ClientIp.Builder.class)
    interface ClientIp extends ImmutableService.WithClientIp {
        /** By default three hours. */
        Optional<Integer> timeoutSeconds();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableService.ClientIp.Builder {
            Builder() {}
        }
    }

    /** The address that a load balancer gave. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableService.WithStatus {
        Optional<LoadBalancerStatus> loadBalancer();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableService.Status.Builder {
            Builder() {}
        }
    }

    /** Where a load balancer listens. */
    @Value.Immutable
    @JsonDeserialize(builder = LoadBalancerStatus.Builder.class)
    interface LoadBalancerStatus extends ImmutableService.WithLoadBalancerStatus {
        List<Ingress> ingress();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableService.LoadBalancerStatus.Builder {
            Builder() {}
        }
    }

    /** An address or a name. */
    @Value.Immutable
    @JsonDeserialize(builder = Ingress.Builder.class)
    interface Ingress extends ImmutableService.WithIngress {
        Optional<String> ip();

        Optional<String> hostname();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableService.Ingress.Builder {
            Builder() {}
        }
    }

    /** Who can reach it. */
    record Type(String value) implements OpenEnum {
        public static final Type CLUSTER_IP = new Type("ClusterIP");
        public static final Type NODE_PORT = new Type("NodePort");
        public static final Type LOAD_BALANCER = new Type("LoadBalancer");
        public static final Type EXTERNAL_NAME = new Type("ExternalName");
    }

    /** How a port is spoken to. */
    record Protocol(String value) implements OpenEnum {
        public static final Protocol TCP = new Protocol("TCP");
        public static final Protocol UDP = new Protocol("UDP");
        public static final Protocol SCTP = new Protocol("SCTP");
    }

    /** Which pods traffic goes to. */
    record TrafficPolicy(String value) implements OpenEnum {
        public static final TrafficPolicy CLUSTER = new TrafficPolicy("Cluster");
        /** Those of the node it came to. */
        public static final TrafficPolicy LOCAL = new TrafficPolicy("Local");
    }

    /** What addresses are like. */
    record IpFamily(String value) implements OpenEnum {
        public static final IpFamily IPV4 = new IpFamily("IPv4");
        public static final IpFamily IPV6 = new IpFamily("IPv6");
    }

    /** How many families there are. */
    record IpFamilyPolicy(String value) implements OpenEnum {
        public static final IpFamilyPolicy SINGLE_STACK = new IpFamilyPolicy("SingleStack");
        public static final IpFamilyPolicy PREFER_DUAL_STACK = new IpFamilyPolicy("PreferDualStack");
        public static final IpFamilyPolicy REQUIRE_DUAL_STACK = new IpFamilyPolicy("RequireDualStack");
    }

    /** Whether a client keeps its pod. */
    record SessionAffinity(String value) implements OpenEnum {
        public static final SessionAffinity NONE = new SessionAffinity("None");
        public static final SessionAffinity CLIENT_IP = new SessionAffinity("ClientIP");
    }
}

package io.githops.model.loadbalancer;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Cidr;
import io.githops.model.IpAddress;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * Addresses that load balancers get theirs from. Pools of machines are another kind: {@link io.githops.model.network.IPPool}.
 */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = IPPool.Builder.class)
public interface IPPool extends WithIPPool {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<IPPool> KIND = Kinds.harvester().kind("loadbalancer.harvesterhci.io/v1beta1", "IPPool", IPPool.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** The address that Harvester shall take back, as {@code address: namespace/name} of the load balancer that has it. */
    default Optional<String> manualRelease() {
        return metadata().annotation("loadbalancer.harvesterhci.io/manuallyReleaseIP");
    }

    /**
     * This pool with the order to take an address back from a load balancer. Harvester removes the order when it is done, so it
     * does not belong in Git.
     *
     * @param loadBalancer {@code namespace/name}
     */
    default IPPool withManualRelease(IpAddress address, String loadBalancer) {
        return editMetadata(metadata -> metadata.withAnnotation(
                "loadbalancer.harvesterhci.io/manuallyReleaseIP", address + ": " + loadBalancer));
    }

    /** Whether load balancers everywhere get addresses, as Harvester's label says. */
    default boolean isGlobal() {
        return metadata().label("loadbalancer.harvesterhci.io/global-ip-pool").equals(Optional.of("true"));
    }

    /** The VLAN of the selected network in Harvester's label, as text. */
    default Optional<String> vlanId() {
        return metadata().label("loadbalancer.harvesterhci.io/vid");
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableIPPool.Builder {
        Builder() {}
    }

    /** The addresses and who gets them. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableIPPool.WithSpec {
        Optional<String> description();

        /** At least one; they do not overlap with each other or with other pools. */
        List<Range> ranges();

        Optional<Selector> selector();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableIPPool.Spec.Builder {
            Builder() {}
        }
    }

    /** Addresses of a subnet. */
    @Value.Immutable
    @JsonDeserialize(builder = Range.Builder.class)
    interface Range extends ImmutableIPPool.WithRange {
        Cidr subnet();

        Optional<String> gateway();

        /** By default the first of the subnet. */
        Optional<String> rangeStart();

        /** By default the last of the subnet. */
        Optional<String> rangeEnd();

        /** All addresses of a subnet. */
        static Range of(Cidr subnet) {
            return builder().subnet(subnet).build();
        }

        /** The addresses of a subnet from the first to the last. */
        static Range between(Cidr subnet, IpAddress first, IpAddress last) {
            return of(subnet).withRangeStart(first.toString()).withRangeEnd(last.toString());
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableIPPool.Range.Builder {
            Builder() {}
        }
    }

    /** Which load balancers get an address. */
    @Value.Immutable
    @JsonDeserialize(builder = Selector.Builder.class)
    interface Selector extends ImmutableIPPool.WithSelector {
        /** {@code namespace/name} of a network definition, which must stay as long as the pool does. */
        Optional<String> network();

        /** Decides between pools that match; unique unless it is 0. */
        Optional<Integer> priority();

        /** One of them must match. */
        List<Scope> scope();

        /** Load balancers everywhere. One pool may have this. */
        static Selector everywhere() {
            return builder().addScope(Scope.of(Scope.ANY, Scope.ANY, Scope.ANY)).build();
        }

        /** Load balancers in some namespaces, of any project. */
        static Selector namespaces(String... namespaces) {
            return builder()
                    .scope(Stream.of(namespaces)
                            .map(namespace -> Scope.of(Scope.ANY, namespace, Scope.ANY))
                            .toList())
                    .build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableIPPool.Selector.Builder {
            Builder() {}
        }
    }

    /** Where a load balancer must be; {@link #ANY} is anywhere. */
    @Value.Immutable
    @JsonDeserialize(builder = Scope.Builder.class)
    interface Scope extends ImmutableIPPool.WithScope {
        /** Every project, namespace or guest cluster. */
        String ANY = "*";

        Optional<String> project();

        Optional<String> namespace();

        Optional<String> guestCluster();

        /** One place; each part may be {@link #ANY}. */
        static Scope of(String project, String namespace, String guestCluster) {
            return builder()
                    .project(project)
                    .namespace(namespace)
                    .guestCluster(guestCluster)
                    .build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableIPPool.Scope.Builder {
            Builder() {}
        }
    }

    /** What is taken and what is left. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableIPPool.WithStatus {
        Optional<Long> total();

        Optional<Long> available();

        Optional<String> lastAllocated();

        /** Load balancers as {@code namespace/name}, by address. */
        Map<String, String> allocated();

        /** Who had an address last, in the same form. */
        Map<String, String> allocatedHistory();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableIPPool.Status.Builder {
            Builder() {}
        }
    }
}

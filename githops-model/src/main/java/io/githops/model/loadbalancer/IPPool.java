package io.githops.model.loadbalancer;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Addresses that load balancers get theirs from. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = IPPool.Builder.class)
public interface IPPool extends WithIPPool {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<IPPool> KIND = Kinds.harvester().kind("loadbalancer.harvesterhci.io/v1beta1", "IPPool", IPPool.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

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
        /** Such as {@code 192.168.100.0/24}. */
        String subnet();

        Optional<String> gateway();

        /** By default the first of the subnet. */
        Optional<String> rangeStart();

        /** By default the last of the subnet. */
        Optional<String> rangeEnd();

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
        /** {@code namespace/name} of a network definition. */
        Optional<String> network();

        Optional<Integer> priority();

        List<Scope> scope();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableIPPool.Selector.Builder {
            Builder() {}
        }
    }

    /** Where a load balancer must be; {@code *} is anywhere. */
    @Value.Immutable
    @JsonDeserialize(builder = Scope.Builder.class)
    interface Scope extends ImmutableIPPool.WithScope {
        Optional<String> project();

        Optional<String> namespace();

        Optional<String> guestCluster();

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

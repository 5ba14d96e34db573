package io.githops.model.metal;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Cidr;
import io.githops.model.IpAddress;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Addresses that nodes and clusters get theirs from. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = AddressPool.Builder.class)
public interface AddressPool extends WithAddressPool {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<AddressPool> KIND =
            Kinds.harvester().kind("metal.harvesterhci.io/v1alpha1", "AddressPool", AddressPool.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableAddressPool.Builder {
        Builder() {}
    }

    /** The addresses. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableAddressPool.WithSpec {
        Cidr cidr();

        IpAddress gateway();

        /** By default that of {@link #cidr()}. */
        Optional<String> netmask();

        /** Addresses that nobody gets. */
        List<String> reservedAddresses();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAddressPool.Spec.Builder {
            Builder() {}
        }
    }

    /** What is taken and what is left. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableAddressPool.WithStatus {
        Optional<String> status();

        Optional<String> startAddress();

        Optional<String> lastAddress();

        Optional<String> netmask();

        Optional<Integer> availableAddresses();

        /** Who has which address. */
        Map<String, Holder> addressAllocation();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAddressPool.Status.Builder {
            Builder() {}
        }
    }

    /** The object that has an address. */
    @Value.Immutable
    @JsonDeserialize(builder = Holder.Builder.class)
    interface Holder extends ImmutableAddressPool.WithHolder {
        String kind();

        String namespace();

        String name();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAddressPool.Holder.Builder {
            Builder() {}
        }
    }
}

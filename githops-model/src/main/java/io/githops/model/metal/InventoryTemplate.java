package io.githops.model.metal;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.Quantity;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.kubernetes.SecretReference;
import io.githops.model.kubevirt.NetworkInterface;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Machines of this Harvester that stand in for servers, to try clusters on. Not to be changed. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = InventoryTemplate.Builder.class)
public interface InventoryTemplate extends WithInventoryTemplate {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<InventoryTemplate> KIND =
            Kinds.harvester().kind("metal.harvesterhci.io/v1alpha1", "InventoryTemplate", InventoryTemplate.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableInventoryTemplate.Builder {
        Builder() {}
    }

    /** The machines, and who may drive them. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableInventoryTemplate.WithSpec {
        /** Of the baseboard controllers that the machines pretend to have. */
        SecretReference credentials();

        MachineSize vmSpec();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInventoryTemplate.Spec.Builder {
            Builder() {}
        }
    }

    /** What the machines are made of. */
    @Value.Immutable
    @JsonDeserialize(builder = MachineSize.Builder.class)
    interface MachineSize extends ImmutableInventoryTemplate.WithMachineSize {
        /** How many machines; by default 1. */
        Optional<Integer> count();

        /** By default {@code default}. */
        Optional<String> namespace();

        /** Cores; by default 8. */
        Optional<Integer> cpu();

        /** By default {@code 32Gi}. */
        Optional<Quantity> memory();

        List<Disk> disks();

        List<Network> networks();

        /** Of the way to the baseboard controllers; by default {@code nginx}. */
        Optional<String> ingressClassName();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInventoryTemplate.MachineSize.Builder {
            Builder() {}
        }
    }

    /** A disk of each machine. */
    @Value.Immutable
    @JsonDeserialize(builder = Disk.Builder.class)
    interface Disk extends ImmutableInventoryTemplate.WithDisk {
        Quantity size();

        String storageClass();

        /** By default {@link io.githops.model.kubevirt.Disk.Bus#VIRTIO}. */
        Optional<io.githops.model.kubevirt.Disk.Bus> diskBus();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInventoryTemplate.Disk.Builder {
            Builder() {}
        }
    }

    /** A network of each machine. */
    @Value.Immutable
    @JsonDeserialize(builder = Network.Builder.class)
    interface Network extends ImmutableInventoryTemplate.WithNetwork {
        /** {@code namespace/name} of a network definition. */
        String vmNetwork();

        /** By default {@link NetworkInterface.Model#VIRTIO}. */
        Optional<NetworkInterface.Model> nicModel();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInventoryTemplate.Network.Builder {
            Builder() {}
        }
    }

    /** Whether the machines are there. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableInventoryTemplate.WithStatus {
        Optional<String> status();

        Optional<String> message();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInventoryTemplate.Status.Builder {
            Builder() {}
        }
    }
}

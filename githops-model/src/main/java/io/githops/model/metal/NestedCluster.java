package io.githops.model.metal;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.NamespacedReference;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A Harvester to install on machines of this one. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = NestedCluster.Builder.class)
public interface NestedCluster extends WithNestedCluster {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<NestedCluster> KIND =
            Kinds.harvester().kind("metal.harvesterhci.io/v1alpha1", "NestedCluster", NestedCluster.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<ClusterStatus> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableNestedCluster.Builder {
        Builder() {}
    }

    /** What is installed on which machines. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableNestedCluster.WithSpec {
        /** Of Harvester, such as {@code v1.9.0}. */
        String version();

        /** Where the files of that version are. */
        String imageURL();

        Cluster.VipConfig vipConfig();

        ClusterConfig clusterConfig();

        List<Machines> inventoryTemplateConfig();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNestedCluster.Spec.Builder {
            Builder() {}
        }
    }

    /** Machines that become nodes. */
    @Value.Immutable
    @JsonDeserialize(builder = Machines.Builder.class)
    interface Machines extends ImmutableNestedCluster.WithMachines {
        String name();

        /** An {@link AddressPool}. */
        NamespacedReference addressPoolReference();

        InventoryTemplate.Spec inventoryTemplateSpec();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNestedCluster.Machines.Builder {
            Builder() {}
        }
    }
}

package io.githops.model.kubeovn;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.LabelSelector;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Network cards of the nodes that carry {@link Vlan}s of kube-ovn. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = ProviderNetwork.Builder.class)
public interface ProviderNetwork extends WithProviderNetwork {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<ProviderNetwork> KIND =
            Kinds.harvester().kind("kubeovn.io/v1", "ProviderNetwork", ProviderNetwork.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableProviderNetwork.Builder {
        Builder() {}
    }

    /** Which card on which nodes. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableProviderNetwork.WithSpec {
        /** The card, on all nodes that have none of {@link #customInterfaces()}. */
        String defaultInterface();

        List<CustomInterface> customInterfaces();

        /** Empty for all nodes. */
        Optional<LabelSelector> nodeSelector();

        List<String> excludeNodes();

        /** Gives the name of the card to the bridge, and another to the card. */
        Optional<Boolean> exchangeLinkName();

        Optional<Boolean> autoCreateVlanSubinterfaces();

        Optional<Boolean> preserveVlanInterfaces();

        /** Such as {@code eth1.100}. */
        List<String> vlanInterfaces();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableProviderNetwork.Spec.Builder {
            Builder() {}
        }
    }

    /** Another card on some nodes. */
    @Value.Immutable
    @JsonDeserialize(builder = CustomInterface.Builder.class)
    interface CustomInterface extends ImmutableProviderNetwork.WithCustomInterface {
        @JsonProperty("interface")
        Optional<String> interfaceValue();

        List<String> nodes();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableProviderNetwork.CustomInterface.Builder {
            Builder() {}
        }
    }

    /** Where the network works. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableProviderNetwork.WithStatus {
        Optional<Boolean> ready();

        List<String> readyNodes();

        List<String> notReadyNodes();

        List<String> vlans();

        List<NodeCondition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableProviderNetwork.Status.Builder {
            Builder() {}
        }
    }

    /** One thing that is said about the network on a node. */
    @Value.Immutable
    @JsonDeserialize(builder = NodeCondition.Builder.class)
    interface NodeCondition extends ImmutableProviderNetwork.WithNodeCondition {
        Optional<String> node();

        Optional<String> type();

        Optional<String> status();

        Optional<String> reason();

        Optional<String> message();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableProviderNetwork.NodeCondition.Builder {
            Builder() {}
        }
    }
}

package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Cidr;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** A host of the cluster. Manifests hold what they change, never create one. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Node.Builder.class)
public interface Node extends WithNode {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Node> KIND = Kinds.harvester().kind("v1", "Node", Node.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    /** Whether the node is emptied for repair, and how far it is. */
    default NodeMaintenance maintenance() {
        return new NodeMaintenance(this);
    }

    /** Whether the node only has a vote in the cluster and runs no machines; written when it joins. */
    default boolean isWitness() {
        return metadata().labels().containsKey("node-role.harvesterhci.io/witness");
    }

    /** This node with or without new machines placed on it; those that run there stay. */
    default Node withUnschedulable(boolean unschedulable) {
        return withSpec(spec().orElseGet(Spec.builder()::build).withUnschedulable(unschedulable));
    }

    /** This node with one more taint, in the place of one with the same key and effect. */
    default Node withTaint(Taint taint) {
        Spec spec = spec().orElseGet(Spec.builder()::build);
        Stream<Taint> others = spec.taints().stream()
                .filter(old -> !old.key().equals(taint.key()) || !old.effect().equals(taint.effect()));
        return withSpec(spec.withTaints(Stream.concat(others, Stream.of(taint)).toArray(Taint[]::new)));
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableNode.Builder {
        Builder() {}
    }

    /** What may run on the node. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableNode.WithSpec {
        /** Whether nothing new is placed on it. */
        Optional<Boolean> unschedulable();

        List<Taint> taints();

        /** Written by the cluster. */
        Optional<Cidr> podCIDR();

        /** Written by the cluster. */
        List<Cidr> podCIDRs();

        /** Written by the cluster. */
        Optional<String> providerID();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNode.Spec.Builder {
            Builder() {}
        }
    }

    /** How the node is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableNode.WithStatus {
        List<Condition> conditions();

        List<Address> addresses();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNode.Status.Builder {
            Builder() {}
        }
    }

    /** A name or address of the node. */
    @Value.Immutable
    @JsonDeserialize(builder = Address.Builder.class)
    interface Address extends ImmutableNode.WithAddress {
        /** Such as {@code InternalIP} or {@code Hostname}. */
        String type();

        String address();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNode.Address.Builder {
            Builder() {}
        }
    }
}

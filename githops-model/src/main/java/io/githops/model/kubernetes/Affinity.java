package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Where to run: on which nodes, near what and away from what. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Affinity.Builder.class)
public interface Affinity extends WithAffinity {
    Optional<NodeAffinity> nodeAffinity();

    Optional<PodAffinity> podAffinity();

    Optional<PodAffinity> podAntiAffinity();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableAffinity.Builder {
        Builder() {}
    }

    /** Which nodes must be chosen and which are preferred. */
    @Value.Immutable
    @JsonDeserialize(builder = NodeAffinity.Builder.class)
    interface NodeAffinity extends ImmutableAffinity.WithNodeAffinity {
        /** Nothing else will do; not looked at again once it runs. */
        Optional<NodeSelector> requiredDuringSchedulingIgnoredDuringExecution();

        List<PreferredNodes> preferredDuringSchedulingIgnoredDuringExecution();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAffinity.NodeAffinity.Builder {
            Builder() {}
        }
    }

    /** Nodes that meet one of the terms. */
    @Value.Immutable
    @JsonDeserialize(builder = NodeSelector.Builder.class)
    interface NodeSelector extends ImmutableAffinity.WithNodeSelector {
        List<NodeSelectorTerm> nodeSelectorTerms();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAffinity.NodeSelector.Builder {
            Builder() {}
        }
    }

    /** Nodes that meet all requirements. */
    @Value.Immutable
    @JsonDeserialize(builder = NodeSelectorTerm.Builder.class)
    interface NodeSelectorTerm extends ImmutableAffinity.WithNodeSelectorTerm {
        /** On the labels of the node. */
        List<Requirement> matchExpressions();

        /** On the fields of the node; only its name can be asked. */
        List<Requirement> matchFields();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAffinity.NodeSelectorTerm.Builder {
            Builder() {}
        }
    }

    /** Nodes that are better. */
    @Value.Immutable
    @JsonDeserialize(builder = PreferredNodes.Builder.class)
    interface PreferredNodes extends ImmutableAffinity.WithPreferredNodes {
        /** From 1 to 100. */
        int weight();

        NodeSelectorTerm preference();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAffinity.PreferredNodes.Builder {
            Builder() {}
        }
    }

    /** Pods that must be, or are preferred, near or far. */
    @Value.Immutable
    @JsonDeserialize(builder = PodAffinity.Builder.class)
    interface PodAffinity extends ImmutableAffinity.WithPodAffinity {
        List<PodAffinityTerm> requiredDuringSchedulingIgnoredDuringExecution();

        List<PreferredPods> preferredDuringSchedulingIgnoredDuringExecution();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAffinity.PodAffinity.Builder {
            Builder() {}
        }
    }

    /** Pods, and what being near means. */
    @Value.Immutable
    @JsonDeserialize(builder = PodAffinityTerm.Builder.class)
    interface PodAffinityTerm extends ImmutableAffinity.WithPodAffinityTerm {
        Optional<LabelSelector> labelSelector();

        /** Labels whose values the pods must share. */
        List<String> matchLabelKeys();

        /** Labels whose values the pods must not share. */
        List<String> mismatchLabelKeys();

        /** By default the namespace of the object itself. */
        List<String> namespaces();

        /** Further namespaces, by their labels. */
        Optional<LabelSelector> namespaceSelector();

        /** The node label whose value nodes share that are near; {@code kubernetes.io/hostname} means the same node. */
        String topologyKey();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAffinity.PodAffinityTerm.Builder {
            Builder() {}
        }
    }

    /** Pods that are better to have near or far. */
    @Value.Immutable
    @JsonDeserialize(builder = PreferredPods.Builder.class)
    interface PreferredPods extends ImmutableAffinity.WithPreferredPods {
        /** From 1 to 100. */
        int weight();

        PodAffinityTerm podAffinityTerm();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAffinity.PreferredPods.Builder {
            Builder() {}
        }
    }
}

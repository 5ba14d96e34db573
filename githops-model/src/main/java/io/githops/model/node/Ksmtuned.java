package io.githops.model.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.Optional;
import org.immutables.value.Value;

/** How one node, whose name it has, shares equal memory between machines. Harvester makes the object. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Ksmtuned.Builder.class)
public interface Ksmtuned extends WithKsmtuned {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Ksmtuned> KIND = Kinds.harvester().kind("node.harvesterhci.io/v1beta1", "Ksmtuned", Ksmtuned.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableKsmtuned.Builder {
        Builder() {}
    }

    /** What the node is told. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableKsmtuned.WithSpec {
        /** By default {@link Run#STOP}. */
        Optional<Run> run();

        /** By default {@link Mode#STANDARD}. */
        Optional<Mode> mode();

        /** Memory is shared when less than this much of it is free, in per cent; by default 20. */
        Optional<Integer> thresCoef();

        /** 1 to share between the memory nodes of a host as well, else 0. */
        int mergeAcrossNodes();

        /** What {@link Mode#CUSTOMIZED} does. */
        Parameters ksmtunedParameters();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableKsmtuned.Spec.Builder {
            Builder() {}
        }
    }

    /** How eagerly memory is searched. */
    @Value.Immutable
    @JsonDeserialize(builder = Parameters.Builder.class)
    interface Parameters extends ImmutableKsmtuned.WithParameters {
        /** How many pages more are scanned per round when memory is short. */
        int boost();

        /** How many pages less, when it is not. */
        int decay();

        int minPages();

        int maxPages();

        /** Milliseconds between rounds. */
        long sleepMsec();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableKsmtuned.Parameters.Builder {
            Builder() {}
        }
    }

    /** What the node does, in the counts of its kernel. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableKsmtuned.WithStatus {
        Optional<Phase> ksmdPhase();

        Optional<Long> fullScans();

        Optional<Long> shared();

        Optional<Long> sharing();

        Optional<Long> unshared();

        @JsonProperty("volatile")
        Optional<Long> volatileValue();

        Optional<Long> stableNodeChains();

        Optional<Long> stableNodeDups();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableKsmtuned.Status.Builder {
            Builder() {}
        }
    }

    /** Whether memory is shared. */
    record Run(String value) implements OpenEnum {
        public static final Run STOP = new Run("stop");
        public static final Run RUN = new Run("run");
        public static final Run PRUNE = new Run("prune");
    }

    /** How eagerly memory is searched. */
    record Mode(String value) implements OpenEnum {
        public static final Mode STANDARD = new Mode("standard");
        public static final Mode HIGH = new Mode("high");
        public static final Mode CUSTOMIZED = new Mode("customized");
    }

    /** Whether memory is being shared. */
    record Phase(String value) implements OpenEnum {
        public static final Phase STOPPED = new Phase("Stopped");
        public static final Phase RUNNING = new Phase("Running");
        public static final Phase PRUNED = new Phase("Pruned");
    }
}

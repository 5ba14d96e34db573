package io.githops.model.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Watches network cards of the nodes and tells their state. Harvester makes one for each cluster network. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = LinkMonitor.Builder.class)
public interface LinkMonitor extends WithLinkMonitor {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<LinkMonitor> KIND =
            Kinds.harvester().kind("network.harvesterhci.io/v1beta1", "LinkMonitor", LinkMonitor.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableLinkMonitor.Builder {
        Builder() {}
    }

    /** Which nodes, and which cards. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableLinkMonitor.WithSpec {
        Map<String, String> nodeSelector();

        Optional<LinkRule> targetLinkRule();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLinkMonitor.Spec.Builder {
            Builder() {}
        }
    }

    /** Which cards. */
    @Value.Immutable
    @JsonDeserialize(builder = LinkRule.Builder.class)
    interface LinkRule extends ImmutableLinkMonitor.WithLinkRule {
        /** A regular expression. */
        Optional<String> typeRule();

        /** A regular expression. */
        Optional<String> nameRule();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLinkMonitor.LinkRule.Builder {
            Builder() {}
        }
    }

    /** The cards. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableLinkMonitor.WithStatus {
        /** By the name of the node. */
        Map<String, Links> linkStatus();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLinkMonitor.Status.Builder {
            Builder() {}
        }
    }

    /** The cards of one node. */
    record Links(@JsonValue List<Link> links) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Links {
            links = List.copyOf(links);
        }
    }

    /** The state of a card. */
    @Value.Immutable
    @JsonDeserialize(builder = Link.Builder.class)
    interface Link extends ImmutableLinkMonitor.WithLink {
        Optional<String> name();

        Optional<String> type();

        Optional<Integer> index();

        /** The {@link #index()} of the bond or bridge it is part of. */
        Optional<Integer> masterIndex();

        Optional<String> mac();

        Optional<Boolean> promiscuous();

        Optional<State> state();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLinkMonitor.Link.Builder {
            Builder() {}
        }
    }

    /** Whether a card has a link. */
    record State(String value) implements OpenEnum {
        public static final State UP = new State("up");
        public static final State DOWN = new State("down");
        public static final State UNKNOWN = new State("unknown");
    }
}

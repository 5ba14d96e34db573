package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A collection of what helps to find a fault, made once and deleted after a while. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = SupportBundle.Builder.class)
public interface SupportBundle extends WithSupportBundle {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<SupportBundle> KIND =
            Kinds.harvester().kind("harvesterhci.io/v1beta1", "SupportBundle", SupportBundle.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** A bundle with all defaults. */
    static SupportBundle of(String namespace, String name, String description) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder().description(description).build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSupportBundle.Builder {
        Builder() {}
    }

    /** What is collected; cannot be changed. What is not said is as the settings of support bundles say. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableSupportBundle.WithSpec {
        String description();

        Optional<String> issueURL();

        /** Beside the namespaces of Harvester. */
        List<String> extraCollectionNamespaces();

        /** Minutes for the whole bundle; 0 is no limit. */
        Optional<Integer> timeout();

        /** Minutes for the logs of the nodes. */
        Optional<Integer> nodeTimeout();

        /** Minutes until the bundle is deleted. */
        Optional<Integer> expiration();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableSupportBundle.Spec.Builder {
            Builder() {}
        }
    }

    /** How far the bundle is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableSupportBundle.WithStatus {
        Optional<State> state();

        /** Per cent. */
        Optional<Integer> progress();

        Optional<String> filename();

        /** Bytes. */
        Optional<Long> filesize();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableSupportBundle.Status.Builder {
            Builder() {}
        }
    }

    /** How far a bundle is. */
    record State(String value) implements OpenEnum {
        public static final State GENERATING = new State("generating");
        public static final State READY = new State("ready");
        public static final State ERROR = new State("error");
    }
}

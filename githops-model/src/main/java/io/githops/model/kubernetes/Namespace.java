package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import java.util.Optional;
import org.immutables.value.Value;

/** A room for objects, with the project and quotas of Harvester in its annotations. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Namespace.Builder.class)
public interface Namespace extends WithNamespace {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Namespace> KIND = Kinds.harvester().kind("v1", "Namespace", Namespace.class);

    ObjectMeta metadata();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableNamespace.Builder {
        Builder() {}
    }

    /** Whether the namespace is being deleted. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableNamespace.WithStatus {
        Optional<Phase> phase();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNamespace.Status.Builder {
            Builder() {}
        }
    }

    /** The life of a namespace. */
    record Phase(String value) implements OpenEnum {
        public static final Phase ACTIVE = new Phase("Active");
        public static final Phase TERMINATING = new Phase("Terminating");
    }
}

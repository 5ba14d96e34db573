package io.githops.model.kubernetes;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.Quantity;
import io.githops.model.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Limits and defaults for each object of a namespace. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = LimitRange.Builder.class)
public interface LimitRange extends WithLimitRange {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<LimitRange> KIND = Kinds.harvester().kind("v1", "LimitRange", LimitRange.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableLimitRange.Builder {
        Builder() {}
    }

    /** The limits. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableLimitRange.WithSpec {
        List<Limit> limits();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLimitRange.Spec.Builder {
            Builder() {}
        }
    }

    /** The limits of one type of object, by resource. */
    @Value.Immutable
    @JsonDeserialize(builder = Limit.Builder.class)
    interface Limit extends ImmutableLimitRange.WithLimit {
        Type type();

        Map<String, Quantity> max();

        Map<String, Quantity> min();

        /** The limits that are filled in. */
        @JsonProperty("default")
        Map<String, Quantity> defaultLimits();

        /** The requests that are filled in. */
        Map<String, Quantity> defaultRequest();

        /** How many times the request a limit may be. */
        Map<String, Quantity> maxLimitRequestRatio();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLimitRange.Limit.Builder {
            Builder() {}
        }
    }

    /** What is limited. */
    record Type(String value) implements OpenEnum {
        public static final Type POD = new Type("Pod");
        public static final Type CONTAINER = new Type("Container");
        public static final Type PERSISTENT_VOLUME_CLAIM = new Type("PersistentVolumeClaim");
    }
}

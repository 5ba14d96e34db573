package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** Allows running on nodes with a taint. */
@Value.Immutable
@JsonDeserialize(builder = Toleration.Builder.class)
public interface Toleration extends WithToleration {
    /** The taint; absent for any, then with {@link Operator#EXISTS}. */
    Optional<String> key();

    /** By default {@link Operator#EQUAL}. */
    Optional<Operator> operator();

    Optional<String> value();

    /** By default any. */
    Optional<Taint.Effect> effect();

    /** How long it may stay on a node that gets the taint {@link Taint.Effect#NO_EXECUTE}; by default for ever. */
    Optional<Long> tolerationSeconds();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableToleration.Builder {
        Builder() {}
    }

    /** How the value of a taint is compared. */
    record Operator(String value) implements OpenEnum {
        public static final Operator EQUAL = new Operator("Equal");
        public static final Operator EXISTS = new Operator("Exists");
        /** Less than, as whole numbers. */
        public static final Operator LT = new Operator("Lt");
        /** Greater than, as whole numbers. */
        public static final Operator GT = new Operator("Gt");
    }
}

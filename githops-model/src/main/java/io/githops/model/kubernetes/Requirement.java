package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.List;
import org.immutables.value.Value;

/** A requirement on one label or field. */
@Value.Immutable
@JsonDeserialize(builder = Requirement.Builder.class)
public interface Requirement extends WithRequirement {
    String key();

    Operator operator();

    /** None for {@link Operator#EXISTS} and {@link Operator#DOES_NOT_EXIST}; one for the comparisons. */
    List<String> values();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableRequirement.Builder {
        Builder() {}
    }

    /** How a value is compared. */
    record Operator(String value) implements OpenEnum {
        public static final Operator IN = new Operator("In");
        public static final Operator NOT_IN = new Operator("NotIn");
        public static final Operator EXISTS = new Operator("Exists");
        public static final Operator DOES_NOT_EXIST = new Operator("DoesNotExist");
        /** Only on nodes: greater as a whole number. */
        public static final Operator GT = new Operator("Gt");
        /** Only on nodes: less as a whole number. */
        public static final Operator LT = new Operator("Lt");
    }
}

package io.githops.model.loadbalancer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** Values of which one must match. */
public record AnyOf(@JsonValue List<String> values) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AnyOf {
        values = List.copyOf(values);
    }

    public static AnyOf of(String... values) {
        return new AnyOf(List.of(values));
    }
}

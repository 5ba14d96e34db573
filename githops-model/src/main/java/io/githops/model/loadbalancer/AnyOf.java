package io.githops.model.loadbalancer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** Values of which one must match. */
public record AnyOf(List<String> values) {
    public AnyOf {
        values = List.copyOf(values);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AnyOf of(List<String> values) {
        return new AnyOf(values);
    }

    public static AnyOf of(String... values) {
        return new AnyOf(List.of(values));
    }

    @JsonValue
    @Override
    public List<String> values() {
        return values;
    }
}

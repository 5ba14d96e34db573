package io.githops.webhook;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The headers of a delivery. */
final class Headers {
    /** Longer ones are none that a host sends. */
    private static final int MAX_LENGTH = 4096;

    private final Function<String, @Nullable String> values;

    Headers(Function<String, @Nullable String> values) {
        this.values = values;
    }

    /** The first of these that is there. */
    Optional<String> find(String... names) {
        for (String name : names) {
            String value = values.apply(name);
            if (value != null && !value.isBlank() && value.length() <= MAX_LENGTH) {
                return Optional.of(value.strip());
            }
        }
        return Optional.empty();
    }

    boolean has(String name) {
        return find(name).isPresent();
    }
}

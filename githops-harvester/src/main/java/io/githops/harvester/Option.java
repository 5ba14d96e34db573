package io.githops.harvester;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An option of a builder, which may be given once. */
final class Option<T> {
    private final String name;
    private @Nullable T value;

    Option(String name) {
        this.name = name;
    }

    /** @throws IllegalStateException when it was given before */
    void set(T given) {
        if (value != null) {
            throw new IllegalStateException(name + " was given already; give each option once");
        }
        value = Objects.requireNonNull(given, name);
    }

    boolean isSet() {
        return value != null;
    }

    Optional<T> get() {
        return Optional.ofNullable(value);
    }
}

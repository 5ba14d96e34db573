package io.githops.tree;

import java.util.Objects;

/** A string value. */
public record Text(String value) implements Tree {
    /** @throws NullPointerException when the value is null */
    public Text {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String toString() {
        return shape().words(value.length(), "character");
    }
}

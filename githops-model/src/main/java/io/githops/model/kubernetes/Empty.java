package io.githops.model.kubernetes;

/** A mapping without fields, written {@code {}}: its presence is all it says. */
public record Empty() {
    /** The only value. */
    public static final Empty EMPTY = new Empty();
}

package io.githops.model.harvester;

/** A mapping without fields, written {@code {}}: its presence is all it says. */
public record Empty() {
    /** The only value. */
    public static final Empty EMPTY = new Empty();
}

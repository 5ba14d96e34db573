package io.githops.tree;

/** An explicit null. An absent field is no tree at all. */
public record Null() implements Tree {
    /** The shared instance. */
    public static final Null NULL = new Null();

    @Override
    public Shape shape() {
        return Shape.NULL;
    }

    @Override
    public String toString() {
        return shape().words();
    }
}

package io.githops.tree;

/** A boolean value. */
public record Bool(boolean value) implements Tree {
    /** True. */
    public static final Bool TRUE = new Bool(true);

    /** False. */
    public static final Bool FALSE = new Bool(false);

    /** One of the two shared instances. */
    public static Bool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public Shape shape() {
        return Shape.BOOL;
    }

    @Override
    public String toString() {
        return shape().words();
    }
}

package io.githops.tree;

import java.util.function.Supplier;

/** Looks at the values of a tree, one after the other, and says where to go on; see {@link Tree#walk}. */
@FunctionalInterface
public interface TreeVisitor {

    /**
     * @param path where the value stands, built when asked for; may be kept
     * @param value never null; a mapping or list comes before what it holds
     */
    Next visit(Supplier<FieldPath> path, Tree value);

    /** Where a walk goes on. */
    enum Next {
        /** With the entries or items of the value; with what stands behind it when there are none. */
        INSIDE,
        /** With what stands behind the value. */
        BEHIND,
        /** Nowhere: the walk is over. */
        NOWHERE
    }
}

package io.githops.manifest.yaml;

import io.githops.tree.Tree;

/** A tree and the places of its parts. */
record Placed(Tree tree, Marks marks) {
    /** A value without parts. */
    static Placed scalar(Tree tree) {
        return new Placed(tree, Marks.NONE);
    }
}

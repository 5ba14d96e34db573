package io.githops.tree;

/**
 * A total order of trees, as Kubernetes orders the values in managed fields: numbers, strings, booleans, null, then lists
 * and mappings.
 *
 * @see <a href="https://github.com/kubernetes-sigs/structured-merge-diff/blob/master/value/value.go">
 *     structured-merge-diff, value/value.go</a>
 */
final class TreeOrder {
    private TreeOrder() {}

    static int compare(Tree mine, Tree theirs) {
        if (mine instanceof Num left && theirs instanceof Num right) {
            return left.decimal().compareTo(right.decimal());
        }
        if (mine instanceof Text left && theirs instanceof Text right) {
            return left.value().compareTo(right.value());
        }
        if (mine instanceof Bool left && theirs instanceof Bool right) {
            return Boolean.compare(left.value(), right.value());
        }
        if (mine.shape() != theirs.shape()) {
            return Integer.compare(rank(mine.shape()), rank(theirs.shape()));
        }
        return Json.text(mine).compareTo(Json.text(theirs));
    }

    private static int rank(Tree.Shape shape) {
        return switch (shape) {
            case NUMBER -> 0;
            case TEXT -> 1;
            case BOOL -> 2;
            case NULL -> 3;
            case SEQUENCE -> 4;
            case MAPPING -> 5;
        };
    }
}

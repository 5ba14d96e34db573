package io.githops.diff.apply;

import io.githops.tree.FieldPath;
import io.githops.tree.PathElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of places in an object, held as a tree of steps. A container may be in the set, or parts of it, or both.
 *
 * @see <a href="https://github.com/kubernetes-sigs/structured-merge-diff/blob/master/fieldpath/set.go">
 *     structured-merge-diff, fieldpath/set.go</a>
 */
final class FieldSet {
    static final FieldSet EMPTY = new FieldSet(new TreeMap<>());

    /** Whether a step leads to a member of the set, and what of the set lies below it. */
    record Node(boolean isMember, FieldSet below) {
        private static final Node LEAF = new Node(true, EMPTY);
    }

    private final SortedMap<PathElement, Node> nodes;

    private FieldSet(SortedMap<PathElement, Node> nodes) {
        this.nodes = nodes;
    }

    static FieldSet of(FieldPath... paths) {
        var builder = new Builder();
        for (FieldPath path : paths) {
            builder.add(path.elements());
        }
        return builder.build();
    }

    SortedMap<PathElement, Node> nodes() {
        return nodes;
    }

    boolean isEmpty() {
        return nodes.isEmpty();
    }

    boolean hasMember(PathElement step) {
        Node node = nodes.get(step);
        return node != null && node.isMember();
    }

    boolean contains(FieldPath path) {
        FieldSet set = this;
        int last = path.elements().size() - 1;
        for (int i = 0; i < last; i++) {
            set = set.below(path.elements().get(i));
        }
        return last >= 0 && set.hasMember(path.elements().get(last));
    }

    /** The part of the set below a step; empty when there is none. */
    FieldSet below(PathElement step) {
        Node node = nodes.get(step);
        return node == null ? EMPTY : node.below();
    }

    /** Whether all members of the other set are members of this one. */
    boolean includes(FieldSet other) {
        if (other == this || other.isEmpty()) {
            return true;
        }
        for (Map.Entry<PathElement, Node> entry : other.nodes.entrySet()) {
            Node mine = nodes.get(entry.getKey());
            Node theirs = entry.getValue();
            if (mine == null
                    || theirs.isMember() && !mine.isMember()
                    || !mine.below().includes(theirs.below())) {
                return false;
            }
        }
        return true;
    }

    FieldSet union(FieldSet other) {
        if (isEmpty() || other == this) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        SortedMap<PathElement, Node> union = new TreeMap<>(nodes);
        other.nodes.forEach((step, theirs) -> union.merge(
                step,
                theirs,
                (mine, more) -> new Node(
                        mine.isMember() || more.isMember(), mine.below().union(more.below()))));
        return new FieldSet(union);
    }

    FieldSet intersection(FieldSet other) {
        if (isEmpty() || other.isEmpty()) {
            return EMPTY;
        }
        return select((step, node) -> {
            Node theirs = other.nodes.get(step);
            return theirs == null
                    ? null
                    : new Node(
                            node.isMember() && theirs.isMember(), node.below().intersection(theirs.below()));
        });
    }

    /** The members that are not members of the other set; what lies below a removed member stays. */
    FieldSet difference(FieldSet other) {
        if (other.isEmpty() || isEmpty()) {
            return this;
        }
        return select((step, node) -> {
            Node theirs = other.nodes.get(step);
            return theirs == null
                    ? node
                    : new Node(
                            node.isMember() && !theirs.isMember(), node.below().difference(theirs.below()));
        });
    }

    /** The members that are neither members of the other set nor lie below one. */
    FieldSet without(FieldSet other) {
        if (other.isEmpty() || isEmpty()) {
            return this;
        }
        return select((step, node) -> {
            Node theirs = other.nodes.get(step);
            if (theirs == null) {
                return node;
            }
            return theirs.isMember()
                    ? null
                    : new Node(node.isMember(), node.below().without(theirs.below()));
        });
    }

    /** The steps changed one by one; those for which nothing remains are left out. */
    FieldSet select(Selection selection) {
        SortedMap<PathElement, Node> selected = new TreeMap<>();
        boolean isSame = true;
        for (Map.Entry<PathElement, Node> entry : nodes.entrySet()) {
            Node node = entry.getValue();
            Node kept = selection.select(entry.getKey(), node);
            if (kept != null && (kept.isMember() || !kept.below().isEmpty())) {
                selected.put(entry.getKey(), kept);
                isSame &= kept == node || kept.isMember() == node.isMember() && kept.below() == node.below();
            } else {
                isSame = false;
            }
        }
        return isSame ? this : selected.isEmpty() ? EMPTY : new FieldSet(selected);
    }

    /** What remains of one step of a set; null for nothing. */
    @FunctionalInterface
    interface Selection {
        @Nullable
        Node select(PathElement step, Node node);
    }

    /** Visits the members as the API server lists them: at each level first the members, then what lies below. */
    void forEach(Consumer<FieldPath> visitor) {
        forEach(FieldPath.root(), visitor);
    }

    private void forEach(FieldPath path, Consumer<FieldPath> visitor) {
        nodes.forEach((step, node) -> {
            if (node.isMember()) {
                visitor.accept(path.plus(step));
            }
        });
        nodes.forEach((step, node) -> {
            if (!node.below().isEmpty()) {
                node.below().forEach(path.plus(step), visitor);
            }
        });
    }

    List<FieldPath> members() {
        List<FieldPath> members = new ArrayList<>();
        forEach(members::add);
        return members;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldSet that && nodes.equals(that.nodes);
    }

    @Override
    public int hashCode() {
        return nodes.hashCode();
    }

    @Override
    public String toString() {
        return members().toString();
    }

    /** Collects members. Built once. */
    static final class Builder {
        private final SortedMap<PathElement, Builder> below = new TreeMap<>();
        private boolean isMember;

        /** The part of the set below a step, to be filled. */
        Builder below(PathElement step) {
            return below.computeIfAbsent(step, any -> new Builder());
        }

        /** Makes the place this builder stands for a member. */
        void add() {
            isMember = true;
        }

        void add(List<PathElement> path) {
            Builder place = this;
            for (PathElement step : path) {
                place = place.below(step);
            }
            place.add();
        }

        FieldSet build() {
            SortedMap<PathElement, Node> nodes = new TreeMap<>();
            below.forEach((step, builder) -> {
                FieldSet set = builder.build();
                if (builder.isMember && set.isEmpty()) {
                    nodes.put(step, Node.LEAF);
                } else if (builder.isMember || !set.isEmpty()) {
                    nodes.put(step, new Node(builder.isMember, set));
                }
            });
            return nodes.isEmpty() ? EMPTY : new FieldSet(nodes);
        }
    }
}

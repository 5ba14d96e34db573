package io.githops.diff.patch;

import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which items of two lists belong together, in the order of both. */
final class ListAlignment {
    static final int MOST_PAIRS = 250_000;

    private static final int SAME_NAME = 1;
    private static final int EQUAL = 2;

    private final Sequence before;
    private final Sequence after;
    private final List<Pair> pairs = new ArrayList<>();

    private ListAlignment(Sequence before, Sequence after) {
        this.before = before;
        this.after = after;
    }

    /** An item of each list, or of one of them. */
    record Pair(@Nullable Tree before, @Nullable Tree after) {}

    /** Every item of both lists once. */
    static List<Pair> of(Sequence before, Sequence after) {
        var alignment = new ListAlignment(before, after);
        alignment.align();
        return alignment.pairs;
    }

    private void align() {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        pairInOrder(0, start, 0, start);
        alignMiddle(start, before.size() - end, start, after.size() - end);
        pairInOrder(before.size() - end, before.size(), after.size() - end, after.size());
    }

    private void alignMiddle(int from, int to, int otherFrom, int otherTo) {
        boolean isTooMuch = (long) (to - from) * (otherTo - otherFrom) > MOST_PAIRS;
        int[][] gains = isTooMuch ? new int[1][1] : gains(from, to, otherFrom, otherTo);
        int at = from;
        int other = otherFrom;
        int paired = from;
        int otherPaired = otherFrom;
        while (!isTooMuch && at < to && other < otherTo) {
            int gain = gains[at - from][other - otherFrom];
            int likeness = likeness(before.get(at), after.get(other));
            if (likeness > 0 && gain == likeness + gains[at - from + 1][other - otherFrom + 1]) {
                pairInOrder(paired, at, otherPaired, other);
                pairs.add(new Pair(before.get(at++), after.get(other++)));
                paired = at;
                otherPaired = other;
            } else if (gain == gains[at - from + 1][other - otherFrom]) {
                at++;
            } else {
                other++;
            }
        }
        pairInOrder(paired, to, otherPaired, otherTo);
    }

    /** How alike the rests of both parts can be made, by where they start. */
    private int[][] gains(int from, int to, int otherFrom, int otherTo) {
        int[][] gains = new int[to - from + 1][otherTo - otherFrom + 1];
        for (int i = to - from - 1; i >= 0; i--) {
            for (int j = otherTo - otherFrom - 1; j >= 0; j--) {
                int likeness = likeness(before.get(from + i), after.get(otherFrom + j));
                int skipped = Math.max(gains[i + 1][j], gains[i][j + 1]);
                gains[i][j] = Math.max(skipped, likeness == 0 ? 0 : likeness + gains[i + 1][j + 1]);
            }
        }
        return gains;
    }

    private static int likeness(Tree before, Tree after) {
        if (before.equals(after)) {
            return EQUAL;
        }
        boolean hasSameName = before instanceof Mapping old
                && after instanceof Mapping wanted
                && old.get("name") instanceof Text name
                && name.equals(wanted.get("name"));
        return hasSameName ? SAME_NAME : 0;
    }

    private void pairInOrder(int from, int to, int otherFrom, int otherTo) {
        for (int i = 0; i < Math.max(to - from, otherTo - otherFrom); i++) {
            pairs.add(new Pair(
                    from + i < to ? before.get(from + i) : null,
                    otherFrom + i < otherTo ? after.get(otherFrom + i) : null));
        }
    }
}

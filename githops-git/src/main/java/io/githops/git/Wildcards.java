package io.githops.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A path with wildcards: {@code *} and {@code ?} within a name, {@code **} as a name for any number of folders,
 * {@code [a-z]} for a byte of a set, a backslash before what stands for itself. The time to compare is bounded by the
 * length of the pattern times the length of the path, whatever either of them is.
 */
final class Wildcards {
    private final List<Step> steps;

    private Wildcards(List<Step> steps) {
        this.steps = steps;
    }

    static Wildcards parse(String pattern) {
        byte[] bytes = pattern.getBytes(StandardCharsets.UTF_8);
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            at = parse(bytes, at, steps);
        }
        return new Wildcards(List.copyOf(steps));
    }

    /** Follows all ways through the pattern at once; false also when the effort is spent. */
    boolean match(byte[] path, MatchEffort effort) {
        BitSet reached = new BitSet(steps.size() + 1);
        reach(reached, 0);
        for (int i = 0; i < path.length && !reached.isEmpty() && effort.take(reached.cardinality()); i++) {
            BitSet next = new BitSet(steps.size() + 1);
            for (int at = reached.nextSetBit(0); at >= 0 && at < steps.size(); at = reached.nextSetBit(at + 1)) {
                Step step = steps.get(at);
                if (step.takes(path[i] & 0xff)) {
                    go(next, at, step);
                }
            }
            reached = next;
        }
        return !effort.isSpent() && reached.get(steps.size());
    }

    private void go(BitSet reached, int at, Step taken) {
        if (taken.isRepeated()) {
            reached.set(at);
        }
        reach(reached, at + 1);
    }

    /** Marks a place and those that are reached from it without taking a byte. */
    private void reach(BitSet reached, int place) {
        int at = place;
        reached.set(at);
        while (at < steps.size() && steps.get(at).isRepeated()) {
            boolean isFolders = steps.get(at).kind() == Kind.FOLDERS && at + 1 < steps.size();
            reached.set(at + 1);
            at += isFolders ? 2 : 1;
            reached.set(at);
        }
    }

    /** Adds the next step; returns where the one after it begins. */
    private static int parse(byte[] pattern, int at, List<Step> steps) {
        switch (pattern[at]) {
            case '?' -> steps.add(new Step(Kind.ANY, 0, ByteSet.NONE));
            case '*' -> {
                return parseStars(pattern, at, steps);
            }
            case '[' -> {
                ByteSet.Parsed set = ByteSet.parse(pattern, at + 1);
                steps.add(new Step(Kind.SET, 0, set.bytes()));
                return set.end();
            }
            case '\\' -> {
                boolean isWhole = at + 1 < pattern.length;
                steps.add(isWhole ? Step.of(pattern[at + 1]) : new Step(Kind.SET, 0, ByteSet.NONE));
                return at + 2;
            }
            default -> steps.add(Step.of(pattern[at]));
        }
        return at + 1;
    }

    /** Two stars or more cross folders only where they are a whole name. */
    private static int parseStars(byte[] pattern, int start, List<Step> steps) {
        int end = start;
        while (end < pattern.length && pattern[end] == '*') {
            end++;
        }
        boolean isName = (start == 0 || pattern[start - 1] == '/') && (end == pattern.length || pattern[end] == '/');
        boolean isFolders = end - start > 1 && isName;
        if (isFolders && end < pattern.length && endsInFolders(steps)) {
            return end + 1;
        }
        steps.add(new Step(isFolders ? Kind.FOLDERS : Kind.STAR, 0, ByteSet.NONE));
        return end;
    }

    /** Any number of folders more are still any number; so no place leads to many others without taking a byte. */
    private static boolean endsInFolders(List<Step> steps) {
        return steps.size() > 1 && steps.get(steps.size() - 2).kind() == Kind.FOLDERS;
    }

    private enum Kind {
        BYTE,
        ANY,
        SET,
        STAR,
        FOLDERS
    }

    /** One place in a pattern: a byte, or any number of them. */
    private record Step(Kind kind, int value, ByteSet set) {
        static Step of(byte value) {
            return new Step(Kind.BYTE, value & 0xff, ByteSet.NONE);
        }

        boolean isRepeated() {
            return kind == Kind.STAR || kind == Kind.FOLDERS;
        }

        boolean takes(int found) {
            return switch (kind) {
                case BYTE -> found == value;
                case ANY, STAR -> found != '/';
                case SET -> found != '/' && set.contains(found);
                case FOLDERS -> true;
            };
        }
    }
}

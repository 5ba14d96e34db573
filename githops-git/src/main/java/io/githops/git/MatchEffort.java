package io.githops.git;

/**
 * How many steps comparing paths with patterns may take in all, as both may have been written to take long. Not
 * thread-safe.
 */
final class MatchEffort {
    private long left;

    MatchEffort(long steps) {
        left = steps;
    }

    /** Whether that many more may be taken. */
    boolean take(int steps) {
        left -= steps;
        return left >= 0;
    }

    boolean isSpent() {
        return left < 0;
    }
}

package io.githops.harvester;

/**
 * How many repetitions a client may still make. They come back with time, and faster when requests succeed: repetitions help
 * a server that stumbles and harm one that is overrun. Thread-safe.
 */
final class RetryBudget {
    private static final double EARNED_BY_SUCCESS = 0.1;
    private static final double MINUTE = 60e9;

    private final Timing timing;
    private final int perMinute;
    private double left;
    private long counted;

    RetryBudget(int perMinute, Timing timing) {
        this.timing = timing;
        this.perMinute = perMinute;
        left = perMinute;
        counted = timing.nanos();
    }

    /** Takes one; false when there is none left. */
    synchronized boolean take() {
        long now = timing.nanos();
        earn((now - counted) / MINUTE * perMinute);
        counted = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }

    synchronized void succeeded() {
        earn(EARNED_BY_SUCCESS);
    }

    private void earn(double more) {
        left = Math.min(perMinute, left + more);
    }
}

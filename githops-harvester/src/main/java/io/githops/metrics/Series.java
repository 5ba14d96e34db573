package io.githops.metrics;

import java.time.Duration;

/** The values with one combination of labels. Guarded by its family. */
final class Series {
    /** Upper bounds in seconds, from a plan in memory to the import of an image. */
    static final double[] BOUNDS = {0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 600, 1800, 3600};

    private static final double NANOS = 1e9;

    private final long[] buckets = new long[BOUNDS.length + 1];
    private long total;
    private double value;
    private double sum;

    void add(long amount) {
        total += amount;
    }

    void set(double now) {
        value = now;
    }

    void record(Duration took) {
        double seconds = took.getSeconds() + took.getNano() / NANOS;
        int bucket = 0;
        while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
            bucket++;
        }
        buckets[bucket]++;
        total++;
        sum += seconds;
    }

    /** What was counted, or how often something was timed. */
    long total() {
        return total;
    }

    double value() {
        return value;
    }

    /** The seconds of everything that was timed. */
    double sum() {
        return sum;
    }

    /** How often something took no longer than a bound; the last is everything. */
    long[] cumulated() {
        long[] cumulated = buckets.clone();
        for (int i = 1; i < cumulated.length; i++) {
            cumulated[i] += cumulated[i - 1];
        }
        return cumulated;
    }
}

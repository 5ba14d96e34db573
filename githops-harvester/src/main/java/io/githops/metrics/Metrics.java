package io.githops.metrics;

import java.time.Duration;

/**
 * SPI: takes numbers. Implementations are thread-safe, quick, and do not throw for values they cannot take. Label values are
 * given in the order of {@link Instrument#labels}, as many as there are names.
 */
public interface Metrics {

    /** Adds to a counter. */
    void add(Instrument counter, long amount, String... labels);

    /** Sets a gauge. */
    void set(Instrument gauge, double value, String... labels);

    /** Records how long something took. */
    void record(Instrument timer, Duration took, String... labels);

    /**
     * Sets what there is to be known.
     *
     * @param fixed how many of the labels, from the first on, say whose information this is; what was known with the same
     *     values of these is forgotten
     */
    void inform(Instrument info, int fixed, String... labels);
}

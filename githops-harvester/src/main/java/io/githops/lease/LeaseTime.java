package io.githops.lease;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Time as leases see it. */
interface LeaseTime {

    /** Never goes back, counted from anywhere. */
    long nanos();

    /** The clock on the wall, which may jump. */
    Instant now();

    /** At random, from zero to below one. */
    double chance();

    static LeaseTime real() {
        return new LeaseTime() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public double chance() {
                return ThreadLocalRandom.current().nextDouble();
            }
        };
    }
}

package io.githops.lease;

import java.time.Duration;
import java.util.Objects;

/**
 * How long leases last. Between the renewal deadline and the lease's end lies the safety margin: a request that the holder sent
 * at the last moment has that long to arrive before anybody else may write.
 *
 * @param leaseDuration how long others wait after the last renewal they saw, in whole seconds; 15 seconds by default
 * @param renewDeadline how long the holder goes on writing after the last renewal that succeeded; 10 seconds by default
 * @param retry how long to wait between attempts to take or renew; 2 seconds by default
 */
public record LeaseTiming(Duration leaseDuration, Duration renewDeadline, Duration retry) {
    private static final LeaseTiming STANDARD =
            new LeaseTiming(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));

    /** @throws IllegalArgumentException unless retry, deadline and duration are each longer than the one before */
    public LeaseTiming {
        Objects.requireNonNull(leaseDuration, "leaseDuration");
        Objects.requireNonNull(renewDeadline, "renewDeadline");
        Objects.requireNonNull(retry, "retry");
        if (!leaseDuration.equals(Duration.ofSeconds(leaseDuration.toSeconds()))) {
            throw new IllegalArgumentException("leaseDuration: found " + leaseDuration + "; expected whole seconds");
        }
        if (retry.isNegative()
                || retry.isZero()
                || retry.compareTo(renewDeadline) >= 0
                || renewDeadline.compareTo(leaseDuration) >= 0) {
            throw new IllegalArgumentException("found retry " + retry + ", renewDeadline " + renewDeadline
                    + ", leaseDuration " + leaseDuration + "; expected each to be longer than the one before");
        }
    }

    /** The defaults of Kubernetes' own components: 15, 10 and 2 seconds. */
    public static LeaseTiming standard() {
        return STANDARD;
    }

    /** What lies between the last moment at which a holder writes and the first at which another may. */
    public Duration margin() {
        return leaseDuration.minus(renewDeadline);
    }
}

package io.githops.rehearsal;

import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.reconcile.Pace;
import io.githops.rehearsal.RehearsalReport.Limit;
import java.time.Duration;
import java.time.Instant;

/** The embedded Harvester's clock: it moves when somebody waits, in longer and longer steps while nothing happens. */
final class RehearsalPace implements Pace {
    private static final Duration FIRST_STEP = Duration.ofSeconds(1);
    private static final int FRACTION = 5;
    private static final Duration LONGEST_STEP = Duration.ofMinutes(5);

    private final EmbeddedHarvester embedded;
    private final Instant start;
    private final Duration simulatedLimit;
    private final long realDeadline;
    private final long began;
    private Duration step = FIRST_STEP;
    private Duration overtime = Duration.ZERO;
    private Limit limit = Limit.NONE;
    private Runnable onward = () -> {};

    RehearsalPace(EmbeddedHarvester embedded, RehearsalBuilder options, long began) {
        this.embedded = embedded;
        this.start = embedded.now();
        this.simulatedLimit = options.simulatedLimit;
        this.began = began;
        this.realDeadline = began + options.realLimit.toNanos();
    }

    /** Asks to be called whenever time has gone by. */
    synchronized void onward(Runnable look) {
        onward = look;
    }

    /** Something happened, so that more may soon. */
    synchronized void quicken() {
        step = FIRST_STEP;
    }

    @Override
    public synchronized Instant now() {
        return embedded.now().plus(overtime);
    }

    /** Once the simulated time is up, every wait is over at once. */
    @Override
    public synchronized void pause(Duration duration) throws InterruptedException {
        if (System.nanoTime() - realDeadline > 0) {
            limit = Limit.REAL_TIME;
            throw new InterruptedException("the real time of the rehearsal is up");
        }
        Duration left = simulatedLimit.minus(simulated());
        if (left.isZero() || left.isNegative()) {
            limit = Limit.SIMULATED_TIME;
            overtime = overtime.plus(longestWait()).plus(duration);
            return;
        }
        move(shorter(step, left));
    }

    /** Lets time go by without anybody waiting. */
    synchronized void settle(Duration duration) {
        Duration left = shorter(duration, simulatedLimit.minus(simulated()));
        quicken();
        while (limit == Limit.NONE && left.compareTo(Duration.ZERO) > 0) {
            Duration next = shorter(step, left);
            move(next);
            left = left.minus(next);
        }
    }

    /** One step of time, after which the controllers act until nothing changes; the next is a fifth longer. */
    private void move(Duration next) {
        embedded.jumpClock(next);
        step = shorter(step.plus(step.dividedBy(FRACTION)), LONGEST_STEP);
        onward.run();
    }

    /** How long one resource may be waited for: longer than there is time for all. */
    Duration longestWait() {
        return simulatedLimit.multipliedBy(2);
    }

    /** When the rehearsal began, on the embedded Harvester's clock. */
    Instant began() {
        return start;
    }

    /** How long the rehearsal has lasted on the embedded Harvester's clock. */
    synchronized Duration simulated() {
        return Duration.between(start, embedded.now());
    }

    /** How long the rehearsal has lasted on the wall's clock. */
    Duration real() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    synchronized Limit limit() {
        return limit;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}

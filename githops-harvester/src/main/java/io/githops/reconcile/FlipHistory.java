package io.githops.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** When one field was put right to one value that somebody sets back. */
final class FlipHistory {
    private final String manager;
    private final int desired;
    private final Deque<Instant> flips = new ArrayDeque<>();
    private @Nullable Instant until;
    private boolean isOnProbation;

    /** @param desired a digest of the value that Git says */
    FlipHistory(String manager, int desired) {
        this.manager = manager;
        this.desired = desired;
    }

    String manager() {
        return manager;
    }

    boolean isAbout(String other, int value) {
        return isFor(value) && manager.equals(other);
    }

    boolean isFor(int value) {
        return desired == value;
    }

    /** Until when the field is left alone; null while it is not. */
    @Nullable
    Instant until() {
        return until;
    }

    Instant first() {
        return flips.getFirst();
    }

    int count() {
        return flips.size();
    }

    /**
     * Takes note of one more flip; whether that begins a fight.
     *
     * @param most how many flips begin one
     * @param within how long flips count
     * @param calm how long the field is left alone then
     */
    boolean flip(Instant now, int most, Duration within, Duration calm) {
        while (!isOnProbation && !flips.isEmpty() && flips.getFirst().isBefore(now.minus(within))) {
            flips.removeFirst();
        }
        flips.addLast(now);
        if (flips.size() > most) {
            flips.removeFirst();
        }
        boolean begins = until == null && (isOnProbation || flips.size() == most);
        if (begins) {
            until = now.plus(calm);
        }
        return begins;
    }

    /** Ends what is over by now, also when the clock was put back; whether nothing is left to remember. */
    boolean isOver(Instant now, Duration within, Duration calm) {
        if (until != null && until.isAfter(now.plus(calm))) {
            until = now.plus(calm);
        }
        if (until != null && !now.isBefore(until)) {
            until = null;
            isOnProbation = true;
        }
        Duration memory = isOnProbation ? calm.plus(calm) : within;
        return until == null && flips.getLast().isBefore(now.minus(memory));
    }
}

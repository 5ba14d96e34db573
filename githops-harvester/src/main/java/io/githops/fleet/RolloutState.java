package io.githops.fleet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a rollout is.
 *
 * @param name under which it is kept
 * @param revision that all members are brought to
 * @param stage the name of the one it is at, or was when it ended; empty before the first
 * @param members by name, in the order of stages; unmodifiable
 * @param why it stands where it stands, in words; empty while all goes well
 */
public record RolloutState(
        String name, String revision, Phase phase, String stage, Map<String, Member> members, String why) {
    public RolloutState {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * How far it is with one member.
     *
     * @param before the revision it was at when the rollout began; empty when it had none
     * @param why what is wrong with it; empty when nothing is
     */
    public record Member(String stage, Progress progress, String before, String why) {
        Member with(Progress next, String reason) {
            return new Member(stage, next, before, reason);
        }
    }

    /** What a rollout is about. */
    public enum Phase {
        /** Not started. */
        NEW,
        /** Brings members to the revision. */
        ROLLING,
        /** Watches their health for a while. */
        BAKING,
        /** An operator paused it; what is under way comes to its end. */
        PAUSED,
        /** Brings members back, as something went wrong. */
        ROLLING_BACK,
        /** All members are at the revision and stayed healthy. */
        SUCCEEDED,
        /** Something went wrong; members stay where they are. */
        STOPPED,
        /** Something went wrong, and the members are where they were before, as far as that could be done. */
        ROLLED_BACK,
        /** An operator ended it; members stay where they are. */
        ABORTED;

        /** Whether nothing more happens. */
        public boolean isOver() {
            return this == SUCCEEDED || this == STOPPED || this == ROLLED_BACK || this == ABORTED;
        }
    }

    /** How far it is with a member. */
    public enum Progress {
        /** Held at the revision it had, until its stage comes. */
        WAITING,
        /** Is being brought to the revision. */
        ROLLING,
        /** Is at the revision. */
        ROLLED,
        /** Could not be brought to the revision, or did not stay healthy there. */
        FAILED,
        /** Is where it was before. */
        ROLLED_BACK
    }

    /** How many members have come so far. */
    public long count(Progress progress) {
        return members.values().stream()
                .filter(member -> member.progress() == progress)
                .count();
    }

    @Override
    public String toString() {
        return "rollout " + name + " of " + revision + ": " + phase + (stage.isEmpty() ? "" : " at stage " + stage)
                + ", "
                + count(Progress.ROLLED) + " of " + members.size() + " members rolled"
                + (why.isEmpty() ? "" : ": " + why);
    }
}

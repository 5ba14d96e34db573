package io.githops.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Members that a rollout brings to its revision together: those that are in no stage before and whose labels or names fit.
 * Immutable.
 */
public final class RolloutStage {
    private final String name;
    private final Map<String, String> labels;
    private final Set<String> members;
    private final int atOnce;
    private final Duration bake;

    private RolloutStage(
            String name, Map<String, String> labels, Collection<String> members, int atOnce, Duration bake) {
        this.name = Objects.requireNonNull(name, "name");
        this.labels = Map.copyOf(labels);
        this.members = Set.copyOf(members);
        this.atOnce = atOnce;
        this.bake = Objects.requireNonNull(bake, "bake");
    }

    /**
     * The members that have all these labels, one at once, without a time to bake.
     *
     * @param labels empty for all members that are left
     */
    public static RolloutStage of(String name, Map<String, String> labels) {
        return new RolloutStage(name, labels, Set.of(), 1, Duration.ZERO);
    }

    /**
     * The members of these names, one at once, without a time to bake.
     *
     * @throws IllegalArgumentException when no member is named
     */
    public static RolloutStage ofMembers(String name, String... members) {
        if (members.length == 0) {
            throw new IllegalArgumentException(
                    "stage " + name + ": found no member; expected the names of one or more");
        }
        return new RolloutStage(name, Map.of(), List.of(members), 1, Duration.ZERO);
    }

    /**
     * The same members, more of them at once.
     *
     * @throws IllegalArgumentException when it is less than one
     */
    public RolloutStage atOnce(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("stage " + name + ": atOnce: found " + number + "; expected 1 or more");
        }
        return new RolloutStage(name, labels, members, number, bake);
    }

    /** How long all that is rolled so far has to stay healthy, once the stage is through, before the next stage begins. */
    public RolloutStage bake(Duration time) {
        return new RolloutStage(name, labels, members, atOnce, time);
    }

    public String name() {
        return name;
    }

    /** How many members are under way at once. */
    public int atOnce() {
        return atOnce;
    }

    /** The time to bake; zero for none. */
    public Duration bake() {
        return bake;
    }

    boolean has(String member, Map<String, String> itsLabels) {
        return members.isEmpty() ? itsLabels.entrySet().containsAll(labels.entrySet()) : members.contains(member);
    }

    @Override
    public String toString() {
        return "stage " + name;
    }
}

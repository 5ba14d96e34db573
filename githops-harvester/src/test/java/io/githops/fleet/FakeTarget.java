package io.githops.fleet;

import io.githops.cluster.UnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A member that does as a test says. */
final class FakeTarget implements RolloutTarget {
    final List<String> rolled = new ArrayList<>();
    final Map<String, String> failures = new HashMap<>();
    private final String name;
    private final Map<String, String> labels;
    private final Deque<Runnable> turns = new ArrayDeque<>();

    @Nullable
    String revision = "old";

    @Nullable
    String held;

    String illness = "";
    boolean isHere = true;
    boolean isGone;
    boolean isSlow;
    int unavailable;

    FakeTarget(String name, Map<String, String> labels) {
        this.name = name;
        this.labels = labels;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> labels() {
        return labels;
    }

    /** Takes its turn after the rollout has looked; a slow member when a test says so. */
    @Override
    public void execute(Runnable task) {
        turns.add(task);
    }

    /** Forgets what it was to do. */
    void crash() {
        turns.clear();
    }

    void takeTurnsUnlessSlow() {
        if (!isSlow) {
            takeTurns();
        }
    }

    void takeTurns() {
        while (!turns.isEmpty()) {
            turns.remove().run();
        }
    }

    @Override
    public boolean isHere() {
        return isHere;
    }

    @Override
    public boolean isGone() {
        return isGone;
    }

    @Override
    public Optional<String> revision() {
        return Optional.ofNullable(revision);
    }

    @Override
    public void hold(String wanted) {
        held = wanted;
    }

    @Override
    public Optional<String> roll(String wanted) {
        if (unavailable > 0) {
            unavailable--;
            throw new UnavailableException(name + ": is away", null, null);
        }
        held = wanted;
        if (!isHere) {
            return Optional.empty();
        }
        rolled.add(wanted);
        if (failures.containsKey(wanted)) {
            return Optional.of(failures.get(wanted));
        }
        revision = wanted;
        return Optional.empty();
    }

    @Override
    public boolean isSuspect() {
        return !illness.isEmpty();
    }

    @Override
    public Optional<String> verdict() {
        return Optional.of(illness).filter(what -> !what.isEmpty());
    }

    @Override
    public void follow() {
        held = null;
    }
}

package io.githops.fleet;

import io.githops.cluster.ClusterException;
import io.githops.source.SourceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The members of a rollout: whether they are here, and stay where they are until their turn comes. Guarded by the rollout. */
final class RolloutMembers {
    private final Object lock;
    private final Map<String, RolloutTarget> known = new LinkedHashMap<>();
    private final Map<String, RolloutTarget> present;
    private final RolloutProgress progress;
    private final RolloutJournal journal;
    private boolean areOurs;
    private boolean areWaitedFor;

    RolloutMembers(Object lock, List<RolloutTarget> targets, RolloutProgress progress, RolloutJournal journal) {
        this.lock = lock;
        targets.forEach(target -> known.put(target.name(), target));
        this.present = new LinkedHashMap<>(known);
        this.progress = progress;
        this.journal = journal;
    }

    RolloutTarget get(String name) {
        return known.get(name);
    }

    void start() {
        goOn();
        areOurs = missing().isEmpty();
    }

    /** Has members stay where the rollout has got, by this replica or another. */
    private void goOn() {
        journal.load().ifPresent(progress::goOnFrom);
        present.forEach((name, target) -> {
            String revision = progress.place(name);
            if (!revision.isEmpty()) {
                hold(target, revision);
            }
        });
    }

    private void hold(RolloutTarget target, String revision) {
        target.hold(revision);
        target.execute(() -> tried(() -> target.roll(revision)).ifPresent(what -> complain(target.name(), what)));
    }

    private void complain(String name, String what) {
        synchronized (lock) {
            if (progress.has(name)) {
                progress.set(name, progress.member(name).progress(), "could not be held: " + what);
                journal.tell(progress);
            }
        }
    }

    /** Whether all are here and known to be at some revision, which they may have to go back to. */
    boolean areReady() {
        forgetThoseGone();
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            areOurs = false;
            return waitFor(missing.get() + " to be reconciled here");
        }
        if (!areOurs) {
            goOn();
            areOurs = true;
        }
        for (RolloutTarget target : present.values()) {
            if (!isPlaced(target)) {
                return waitFor(target.name() + " to be synced");
            }
        }
        if (areWaitedFor) {
            areWaitedFor = false;
            progress.note("");
        }
        return true;
    }

    private void forgetThoseGone() {
        present.values().removeIf(target -> {
            boolean isGone = target.isGone();
            if (isGone) {
                progress.remove(target.name());
            }
            return isGone;
        });
    }

    private Optional<String> missing() {
        return present.values().stream()
                .filter(target -> !target.isHere())
                .map(RolloutTarget::name)
                .findFirst();
    }

    private boolean isPlaced(RolloutTarget target) {
        if (!progress.member(target.name()).before().isEmpty()) {
            return true;
        }
        Optional<String> revision = target.revision();
        revision.ifPresent(found -> {
            progress.before(target.name(), found);
            hold(target, found);
        });
        return revision.isPresent();
    }

    private boolean waitFor(String what) {
        areWaitedFor = true;
        progress.note("waits for " + what);
        journal.tell(progress);
        return false;
    }

    void follow() {
        known.values().forEach(RolloutTarget::follow);
    }

    /** What went wrong with something; empty when nothing did. */
    static Optional<String> tried(Supplier<Optional<String>> roll) {
        try {
            return roll.get();
        } catch (ClusterException | SourceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}

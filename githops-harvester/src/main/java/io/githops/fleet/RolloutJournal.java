package io.githops.fleet;

import io.githops.cluster.ClusterException;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps a rollout's progress and tells who listens. */
final class RolloutJournal {
    private static final System.Logger LOGGER = System.getLogger(Rollout.class.getName());

    private final String name;
    private final String revision;
    private final RolloutStore store;
    private final Consumer<RolloutState> listener;
    private volatile RolloutState told;

    RolloutJournal(
            String name, String revision, RolloutStore store, Consumer<RolloutState> listener, RolloutState first) {
        this.name = name;
        this.revision = revision;
        this.store = store;
        this.listener = listener;
        this.told = first;
    }

    /** What was kept of this rollout; empty when it is of another revision, or unreadable. */
    Optional<RolloutState> load() {
        return store.load(name)
                .flatMap(RolloutText::read)
                .filter(kept -> kept.revision().equals(revision));
    }

    /** Keeps progress before it is acted on. */
    void save(RolloutProgress progress) {
        store.save(name, RolloutText.write(progress.state()));
        tell(progress);
    }

    /** Keeps progress that is found again if it cannot be kept. */
    void keep(RolloutProgress progress) {
        try {
            save(progress);
        } catch (ClusterException e) {
            LOGGER.log(System.Logger.Level.WARNING, "rollout " + name + ": progress cannot be kept for now", e);
            tell(progress);
        }
    }

    void tell(RolloutProgress progress) {
        RolloutState now = progress.state();
        if (!now.equals(told)) {
            told = now;
            listener.accept(now);
        }
    }

    RolloutState told() {
        return told;
    }
}

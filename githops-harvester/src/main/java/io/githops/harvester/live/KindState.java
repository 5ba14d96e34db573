package io.githops.harvester.live;

import io.githops.model.GroupVersionKind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a {@link LiveView} has come with a kind in a namespace. Immutable. */
public final class KindState {
    private final GroupVersionKind kind;
    private final String namespace;
    private final Phase phase;
    private final int objects;
    private final long lists;
    private final @Nullable Duration age;
    private final @Nullable RuntimeException lastProblem;

    KindState(Feed feed, Phase phase, int objects, @Nullable Duration age) {
        kind = feed.kind();
        namespace = feed.namespace();
        this.phase = phase;
        this.objects = objects;
        this.age = age;
        lists = feed.lists();
        lastProblem = feed.lastProblem();
    }

    public GroupVersionKind kind() {
        return kind;
    }

    /** The namespace; empty for all, and for cluster-scoped kinds. */
    public String namespace() {
        return namespace;
    }

    public Phase phase() {
        return phase;
    }

    /** Whether the view may be relied on: the objects are watched, or there can be none as the kind is not served. */
    public boolean isCurrent() {
        return phase == Phase.CURRENT || phase == Phase.UNSERVED;
    }

    /** How many objects are kept. */
    public int objects() {
        return objects;
    }

    /** How often the objects were listed; a view at rest lists them once in an hour at most. */
    public long lists() {
        return lists;
    }

    /** How long ago the server was last heard of this kind, if only by a bookmark; empty before the first answer. */
    public Optional<Duration> age() {
        return Optional.ofNullable(age);
    }

    /** The last problem, which may be overcome since; the phase tells. Empty when there was none. */
    public Optional<RuntimeException> lastProblem() {
        return Optional.ofNullable(lastProblem);
    }

    /** Kind, phase and last problem in a line. */
    @Override
    public String toString() {
        String where = namespace.isEmpty() ? "" : " in namespace " + namespace;
        String problem = lastProblem == null ? "" : "; last problem: " + lastProblem.getMessage();
        return kind + where + ": " + phase + ", " + objects + " objects" + problem;
    }

    /** What a view is doing about a kind. */
    public enum Phase {
        /** The objects were not listed yet. */
        STARTING,
        /** The objects are known and watched. */
        CURRENT,
        /** The objects were known; the watch is interrupted and tried again. */
        BEHIND,
        /** The cluster does not serve the kind; asked again about every half minute. */
        UNSERVED,
        /** There are more objects than the view may hold; none of this kind are kept. Tried again with the next resync. */
        FULL
    }
}

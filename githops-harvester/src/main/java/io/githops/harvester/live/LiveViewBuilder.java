package io.githops.harvester.live;

import io.githops.harvester.Harvester;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Collects the options of a {@link LiveView}. By default it views all namespaces, keeps the fields of all managers, trims
 * nothing more, holds up to 100,000 objects, gives up a watch that is silent for three minutes, lists anew after an hour, and
 * holds up to 10,000 changes for a listener. Not thread-safe.
 */
public final class LiveViewBuilder {
    /** Each watch takes a thread and a stream of the server's. */
    private static final int MOST_WATCHES = 256;

    private final Harvester harvester;
    private final Map<String, GroupVersionKind> kinds = new LinkedHashMap<>();
    private final Set<String> namespaces = new LinkedHashSet<>();
    private final List<Consumer<? super LiveChange>> listeners = new ArrayList<>();
    private @Nullable Set<String> managers;
    private UnaryOperator<Resource> trimmer = UnaryOperator.identity();
    private int maxObjects = 100_000;
    private Duration idleLimit = ResumingWatch.IDLE_LIMIT;
    private Duration resync = Duration.ofHours(1);
    private int listenerCapacity = 10_000;
    private LiveTime time = new RealTime();

    LiveViewBuilder(Harvester harvester) {
        this.harvester = Objects.requireNonNull(harvester, "harvester");
    }

    /**
     * Views these kinds too.
     *
     * @throws IllegalArgumentException when a kind is given in two versions
     */
    public LiveViewBuilder kinds(GroupVersionKind... more) {
        return kinds(List.of(more));
    }

    /**
     * Views these kinds too.
     *
     * @throws IllegalArgumentException when a kind is given in two versions
     */
    public LiveViewBuilder kinds(Collection<GroupVersionKind> more) {
        for (GroupVersionKind kind : more) {
            GroupVersionKind other = kinds.putIfAbsent(kind.group() + "/" + kind.kind(), kind);
            if (other != null && !other.equals(kind)) {
                throw new IllegalArgumentException(
                        "kinds: found both " + other + " and " + kind + "; expected one version of a kind");
            }
        }
        return this;
    }

    /**
     * Views these namespaces too, in the place of all. They need not exist yet. Kinds of the whole cluster are viewed
     * whatever the namespaces. Each namespace takes a watch for each kind.
     *
     * @throws IllegalArgumentException when a name is empty
     */
    public LiveViewBuilder namespaces(String... more) {
        for (String namespace : more) {
            if (namespace.isEmpty()) {
                throw new IllegalArgumentException("namespaces: found an empty name; for all, name none");
            }
            namespaces.add(namespace);
        }
        return this;
    }

    /**
     * Keeps only these managers' entries of {@code metadata.managedFields}, which are often more than half of an object. A
     * plan made from such a view knows what these managers own; it foresees neither conflicts with other managers nor other
     * tools that manage an object, of which one then learns when applying. By default all are kept.
     */
    public LiveViewBuilder keepingFieldsOf(String... fieldManagers) {
        Set<String> all = new HashSet<>(managers == null ? Set.of() : managers);
        all.addAll(List.of(fieldManagers));
        managers = Set.copyOf(all);
        return this;
    }

    /**
     * Leaves out of objects what the caller has no need of, such as the status of some kinds, after what the view trims by
     * itself. Must keep identity, UID and version; is passed over for objects where it does not, or throws. Called from
     * several threads at once.
     */
    public LiveViewBuilder trimming(UnaryOperator<Resource> change) {
        trimmer = Objects.requireNonNull(change, "change");
        return this;
    }

    /**
     * How many objects the view may hold in all. A kind that would exceed it is not kept at all, and the view says so.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public LiveViewBuilder maxObjects(int most) {
        maxObjects = positive("maxObjects", most);
        return this;
    }

    /**
     * How long a watch may be silent, of bookmarks too, until its connection is made anew; servers send a bookmark about
     * every minute.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public LiveViewBuilder idleLimit(Duration longest) {
        idleLimit = positive("idleLimit", longest);
        return this;
    }

    /**
     * After how long all objects are listed anew, to mend what a watch may have missed; up to a fifth more or less, by
     * chance, so that not all kinds are listed at once.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public LiveViewBuilder resync(Duration interval) {
        resync = positive("resync", interval);
        return this;
    }

    /**
     * How many changes may wait for a listener that is slow, before they are merged into {@link LiveChange.Resynced}.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public LiveViewBuilder listenerCapacity(int changes) {
        listenerCapacity = positive("listenerCapacity", changes);
        return this;
    }

    /** Tells of changes from the start, so that the objects that are there already are told as added. */
    public LiveViewBuilder onChange(Consumer<? super LiveChange> listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    LiveViewBuilder time(LiveTime value) {
        time = value;
        return this;
    }

    /**
     * Begins to list and watch in the background, and returns at once.
     *
     * @throws IllegalArgumentException when no kind was given, or more than 256 watches would be needed
     */
    public LiveView open() {
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("kinds: found none; expected the kinds to view");
        }
        int watches = kinds.size() * Math.max(1, namespaces.size());
        if (watches > MOST_WATCHES) {
            throw new IllegalArgumentException("kinds and namespaces: found " + kinds.size() + " kinds in "
                    + namespaces.size() + " namespaces, which takes " + watches + " watches; expected at most "
                    + MOST_WATCHES + "; view all namespaces instead");
        }
        return new LiveView(this);
    }

    Harvester harvester() {
        return harvester;
    }

    List<GroupVersionKind> kinds() {
        return List.copyOf(kinds.values());
    }

    List<String> namespaces() {
        return namespaces.isEmpty() ? List.of("") : List.copyOf(namespaces);
    }

    Trimming trimming() {
        return new Trimming(managers, trimmer);
    }

    int maxObjects() {
        return maxObjects;
    }

    Duration idleLimit() {
        return idleLimit;
    }

    Duration resync() {
        return resync;
    }

    int listenerCapacity() {
        return listenerCapacity;
    }

    List<Consumer<? super LiveChange>> listeners() {
        return listeners;
    }

    LiveTime time() {
        return time;
    }

    static Duration positive(String option, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(option + ": found " + value + "; expected more than zero");
        }
        return value;
    }

    private static int positive(String option, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(option + ": found " + value + "; expected more than zero");
        }
        return value;
    }
}

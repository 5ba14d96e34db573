package io.githops.harvester.live;

import io.githops.cluster.ResourceVersions;
import io.githops.cluster.UnservedKindException;
import io.githops.harvester.ExpiredException;
import io.githops.harvester.Harvester;
import io.githops.harvester.ListRequest;
import io.githops.harvester.WatchEvent;
import io.githops.harvester.live.KindState.Phase;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Keeps the objects of one kind in one namespace up to date: lists them, then watches, in a thread of its own. */
final class Feed implements Runnable {
    private static final System.Logger LOGGER = System.getLogger(LiveView.class.getName());

    /** So often must the server say that a kind whose objects are known is not served. */
    private static final int UNSERVED_FOR_SURE = 3;

    private static final double RESYNC_JITTER = 0.2;

    /** What the feeds of a view share. */
    record Sharing(ViewedObjects objects, Trimming trimming, Semaphore lists) {}

    /**
     * Where a feed looks.
     *
     * @param namespace empty for all
     * @param isFirst whether it is the first of those asked for, which takes on the kinds of the whole cluster
     */
    record Place(String namespace, boolean isFirst) {}

    private final Harvester harvester;
    private final GroupVersionKind kind;
    private final Place place;
    private final Duration idleLimit;
    private final Duration resync;
    private final Sharing sharing;
    private final LiveTime time;
    private final Retry retry;
    private final ViewedObjects.Scope scope;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final WatchProgress progress = new WatchProgress() {
        @Override
        public void connected() {
            hearing(Phase.CURRENT);
        }

        @Override
        public void heard() {
            heard = time.nanos();
        }

        @Override
        public void failed(RuntimeException problem) {
            failing(problem);
        }
    };

    private volatile @Nullable ResumingWatch watch;
    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable RuntimeException lastProblem;
    private volatile boolean isListed;
    private volatile boolean isSuperfluous;
    private volatile long lists;
    private volatile long heard;
    private volatile long listed;
    private volatile Duration resyncIn;
    private volatile String viewed;
    private String position = "";
    private boolean isOrdered;
    private int unserved;

    Feed(LiveViewBuilder options, Sharing sharing, GroupVersionKind kind, Place place) {
        this.harvester = options.harvester();
        this.kind = kind;
        this.place = place;
        idleLimit = options.idleLimit();
        resync = options.resync();
        this.sharing = sharing;
        time = options.time();
        retry = new Retry(time);
        resyncIn = resync;
        viewed = place.namespace();
        scope = new ViewedObjects.Scope(kind);
    }

    @Override
    public void run() {
        try {
            while (!ended.isDone() && !isSuperfluous) {
                turn();
            }
        } catch (InterruptedException e) {
            // Only the view interrupts this thread, when it is closed.
        } finally {
            if (!isSuperfluous) {
                enter(isListed ? Phase.BEHIND : Phase.STARTING);
            }
        }
    }

    private void turn() throws InterruptedException {
        try {
            String namespace = servedNamespace();
            if (!isSuperfluous) {
                list(namespace);
                follow(namespace);
            }
        } catch (TooManyObjectsException e) {
            overflow(e);
        } catch (UnservedKindException e) {
            miss(e);
        } catch (RuntimeException e) {
            if (!ended.isDone()) {
                failing(e);
                time.pause(retry.next(e), ended);
            }
        }
    }

    /** Where to look for the kind, which may belong to the whole cluster whatever namespaces were asked for. */
    private String servedNamespace() {
        boolean isNamespaced = place.namespace().isEmpty()
                || harvester
                        .served(kind)
                        .orElseThrow(() -> new UnservedKindException(
                                harvester.location() + ": does not serve " + kind + "; asked again from time to time",
                                null))
                        .namespaced();
        if (!isNamespaced && !place.isFirst()) {
            isSuperfluous = true;
            enter(Phase.CURRENT);
        }
        viewed = isNamespaced ? place.namespace() : "";
        return viewed;
    }

    private void list(String namespace) throws InterruptedException {
        List<Resource> kept = new ArrayList<>();
        sharing.lists().acquire();
        try {
            position = arrived(namespace, kept);
        } finally {
            sharing.lists().release();
        }
        sharing.objects().replace(scope, kept, namespace.isEmpty());
        isOrdered = ResourceVersions.isNumber(position);
        unserved = 0;
        lists++;
        isListed = true;
        listed = time.nanos();
        resyncIn = time.jittered(resync, RESYNC_JITTER);
        hearing(Phase.CURRENT);
    }

    /** The moment of the list; begins once again when the server forgets in the midst of it where the next page starts. */
    private String arrived(String namespace, List<Resource> kept) {
        ListRequest all = ListRequest.of(kind).namespace(namespace);
        try {
            return harvester.forEach(all, live -> keep(live, kept));
        } catch (ExpiredException e) {
            kept.clear();
            return harvester.forEach(all, live -> keep(live, kept));
        }
    }

    private void keep(Resource live, List<Resource> kept) {
        kept.add(sharing.trimming().apply(live));
        sharing.objects().requireRoomFor(scope, kept.size());
    }

    /** Until the next resync, or until the server sets the cluster back to an earlier state. */
    private void follow(String namespace) throws InterruptedException {
        try (var changes = new ResumingWatch(harvester, kind, namespace, position, idleLimit, time, retry, progress)) {
            watch = changes;
            Optional<WatchEvent> event = ended.isDone() ? Optional.empty() : changes.next();
            while (event.isPresent()) {
                if (isOrdered && ResourceVersions.isBefore(event.get().resourceVersion(), position)) {
                    enter(Phase.BEHIND);
                    time.pause(retry.next(), ended);
                    return;
                }
                take(event.get());
                event = changes.next();
            }
        } finally {
            watch = null;
        }
    }

    private void take(WatchEvent event) {
        if (!event.resourceVersion().isEmpty()) {
            position = event.resourceVersion();
        }
        if (event instanceof WatchEvent.Changed changed) {
            Resource live = changed.resource();
            if (changed.type() == WatchEvent.Type.DELETED) {
                sharing.objects().remove(scope, live.id());
            } else {
                sharing.objects().put(scope, sharing.trimming().apply(live));
            }
        }
    }

    private void hearing(Phase newPhase) {
        heard = time.nanos();
        enter(newPhase);
    }

    private void failing(RuntimeException problem) {
        lastProblem = problem;
        enter(isListed ? Phase.BEHIND : Phase.STARTING);
    }

    private void miss(UnservedKindException problem) throws InterruptedException {
        lastProblem = problem;
        unserved++;
        boolean isSure = !isListed || unserved >= UNSERVED_FOR_SURE;
        if (isSure) {
            sharing.objects().replace(scope, List.of(), false);
            isListed = false;
            heard = time.nanos();
        }
        enter(isSure ? Phase.UNSERVED : Phase.BEHIND);
        time.pause(isSure ? time.jittered(Retry.LONGEST, 0.5) : retry.next(), ended);
    }

    private void overflow(TooManyObjectsException problem) throws InterruptedException {
        LOGGER.log(Level.WARNING, problem.getMessage());
        lastProblem = problem;
        isListed = false;
        sharing.objects().discard(scope);
        enter(Phase.FULL);
        time.pause(resyncIn, ended);
    }

    private void enter(Phase newPhase) {
        synchronized (sharing.objects()) {
            phase = newPhase;
            sharing.objects().notifyAll();
        }
    }

    /** Looks whether the watch has fallen silent, or a resync is due. */
    void check() {
        ResumingWatch changes = watch;
        if (changes != null) {
            changes.closeIfSilent();
            if (time.since(listed).compareTo(resyncIn) >= 0) {
                changes.close();
            }
        }
    }

    /** Lists anew as soon as may be. */
    void resync() {
        ResumingWatch changes = watch;
        if (changes != null) {
            changes.close();
        }
    }

    void close() {
        ended.complete(null);
        resync();
    }

    GroupVersionKind kind() {
        return kind;
    }

    /** Empty for all, and for a kind of the whole cluster as soon as it is known to be one. */
    String namespace() {
        return viewed;
    }

    long lists() {
        return lists;
    }

    @Nullable
    RuntimeException lastProblem() {
        return lastProblem;
    }

    Phase phase() {
        return phase;
    }

    boolean isCurrent() {
        return phase == Phase.CURRENT || phase == Phase.UNSERVED;
    }

    /** Whether another feed keeps the objects of this kind, which belongs to the whole cluster. */
    boolean isSuperfluous() {
        return isSuperfluous;
    }

    KindState state() {
        int objects = sharing.objects().size(scope);
        boolean isHeard = isListed || phase == Phase.UNSERVED;
        return new KindState(this, phase, objects, isHeard ? time.since(heard) : null);
    }
}

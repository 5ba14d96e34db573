package io.githops.harvester.live;

import io.githops.cluster.Observation;
import io.githops.diff.LiveObjects;
import io.githops.harvester.Harvester;
import io.githops.harvester.live.KindState.Phase;
import io.githops.model.GroupVersionKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The objects of some kinds as they are, kept up to date by watches, so that looking at them asks nothing of the cluster.
 * Thread-safe. Closed by who opened it, before the client it reads from.
 *
 * <pre>{@code
 * try (LiveView view = LiveView.of(harvester)
 *         .kinds(GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine"))
 *         .keepingFieldsOf("githops")
 *         .open()) {
 *     view.awaitCurrent(Duration.ofSeconds(30));
 *     LiveObjects live = view.snapshot();
 * }
 * }</pre>
 *
 * <p>Each kind is listed once and then watched; a watch that ends goes on from where it was. Kinds are listed anew when the
 * server has forgotten what happened since, when it was set back to an earlier state, and once in a while. A kind that the
 * cluster does not serve has no objects, and is asked for again about every half minute. Nothing stops the view but {@link
 * #close}; {@link #states} says what troubles it.
 *
 * <p>Objects are kept without the annotation {@code kubectl.kubernetes.io/last-applied-configuration} and without what the
 * builder was told to leave out. They serve to compare and plan; to {@link Harvester#update} an object, read it first. Each
 * kind and namespace takes a thread, as does each listener; four lists run at a time.
 */
public final class LiveView implements Observation {
    private static final int LISTS_AT_A_TIME = 4;

    private final int listenerCapacity;
    private final ViewedObjects objects;
    private final List<Feed> feeds = new ArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();
    private final Runnable stopTimer;
    private boolean isClosed;

    LiveView(LiveViewBuilder options) {
        listenerCapacity = options.listenerCapacity();
        objects = new ViewedObjects(options.maxObjects());
        options.listeners().forEach(this::onChange);
        var sharing = new Feed.Sharing(objects, options.trimming(), new Semaphore(LISTS_AT_A_TIME));
        String first = options.namespaces().get(0);
        for (GroupVersionKind kind : options.kinds()) {
            for (String namespace : options.namespaces()) {
                feeds.add(new Feed(options, sharing, kind, new Feed.Place(namespace, namespace.equals(first))));
            }
        }
        feeds.forEach(feed -> start("githops-live-" + name(feed), feed));
        boolean isSilenceFirst = options.idleLimit().compareTo(options.resync()) < 0;
        Duration limit = isSilenceFirst ? options.idleLimit() : options.resync();
        stopTimer = options.time().repeat(limit.dividedBy(4), () -> feeds.forEach(Feed::check));
    }

    /** A view of a cluster's objects, of which kinds is for the builder to say. The client stays the caller's to close. */
    public static LiveViewBuilder of(Harvester harvester) {
        return new LiveViewBuilder(harvester);
    }

    private static String name(Feed feed) {
        String kind = feed.kind().kind();
        return feed.namespace().isEmpty() ? kind : kind + "-" + feed.namespace();
    }

    private void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /**
     * What is known, without asking the cluster: all objects of a kind and namespace as they were at one moment, which may
     * be another one for another kind or namespace. Kinds viewed in all namespaces are complete once they were listed.
     * Costs as much as what changed since the last snapshot.
     *
     * @throws TooManyObjectsException while there are more objects than the view may hold, as what is left out would look
     *     deleted
     */
    @Override
    public LiveObjects snapshot() {
        synchronized (objects) {
            requireNotFull();
            return objects.snapshot();
        }
    }

    private void requireNotFull() {
        for (Feed feed : feeds) {
            if (feed.phase() == Phase.FULL && feed.lastProblem() instanceof TooManyObjectsException problem) {
                throw problem;
            }
        }
    }

    /**
     * Waits until all kinds are current.
     *
     * @return false when that took too long; {@link #states} says what is missing
     * @throws TooManyObjectsException when there are more objects than the view may hold
     * @throws IllegalStateException when the view is closed, even while waiting
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    @Override
    public boolean awaitCurrent(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (objects) {
            while (!isCurrent()) {
                requireNotFull();
                if (isClosed) {
                    throw new IllegalStateException("the live view is closed");
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(objects, left);
            }
            return true;
        }
    }

    /** Whether every kind was listed and is being watched, or is not served. */
    @Override
    public boolean isCurrent() {
        synchronized (objects) {
            return !isClosed && feeds.stream().allMatch(Feed::isCurrent);
        }
    }

    /**
     * How long ago the cluster was last heard of, for the kind of which that is longest ago. Up to a few minutes on a cluster
     * at rest. Empty when nothing was heard of some kind yet.
     */
    public Optional<Duration> age() {
        List<KindState> states = states();
        return states.stream().allMatch(state -> state.age().isPresent())
                ? states.stream().flatMap(state -> state.age().stream()).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** How far each kind is, in the order in which they were given; for each namespace, when namespaces were given. */
    public List<KindState> states() {
        synchronized (objects) {
            return feeds.stream()
                    .filter(feed -> !feed.isSuperfluous())
                    .map(Feed::state)
                    .toList();
        }
    }

    /**
     * Tells a listener of changes from now on, one after the other in a thread of its own; those of one object in the order
     * in which they happened. What the listener throws is logged. When it falls behind, the changes of a kind are merged into
     * {@link LiveChange.Resynced}. A snapshot taken by the listener holds the change it is told, or a later one.
     *
     * @return ends the telling when closed
     */
    public Listening onChange(Consumer<? super LiveChange> listener) {
        Objects.requireNonNull(listener, "listener");
        var mailbox = new Mailbox(listener, listenerCapacity);
        var thread = new Thread(mailbox, "githops-live-listener");
        thread.setDaemon(true);
        synchronized (objects) {
            if (isClosed) {
                throw new IllegalStateException("the live view is closed");
            }
            mailboxes.add(mailbox);
            threads.add(thread);
            objects.addListener(mailbox);
        }
        thread.start();
        return () -> {
            objects.removeListener(mailbox);
            mailboxes.remove(mailbox);
            threads.remove(thread);
            mailbox.close();
            thread.interrupt();
        };
    }

    /** Lists all kinds anew in the background, as happens by itself once in a while. */
    public void resync() {
        feeds.forEach(Feed::resync);
    }

    /**
     * Ends all watches, their connections and threads at once; a listener that is being told of a change is interrupted. The
     * last snapshot can still be had.
     */
    @Override
    public void close() {
        synchronized (objects) {
            isClosed = true;
            objects.close();
        }
        stopTimer.run();
        feeds.forEach(Feed::close);
        mailboxes.forEach(Mailbox::close);
        threads.forEach(Thread::interrupt);
    }

    /** The states in a line. */
    @Override
    public String toString() {
        return "LiveView" + states();
    }

    /** A listener that is being told of changes. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        /** Tells no more changes, and interrupts the listener if it is being told of one. */
        @Override
        void close();
    }
}

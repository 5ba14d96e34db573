package io.githops.harvester.live;

import io.githops.cluster.ClusterException;
import io.githops.cluster.UnavailableException;
import io.githops.cluster.UnservedKindException;
import io.githops.harvester.ExpiredException;
import io.githops.harvester.Harvester;
import io.githops.harvester.WatchEvent;
import io.githops.harvester.WatchStream;
import io.githops.model.GroupVersionKind;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the objects of a kind for as long as somebody listens. When the connection ends, breaks or falls silent, the
 * watch goes on over another one from the last version it told, after a pause that grows from half a second to half a minute
 * while that fails, or that the server asks for.
 *
 * <p>Read by one thread at a time; may be closed by any. Closed by who opened it.
 */
public final class ResumingWatch implements WatchStream {
    /** The longest silence, unless told otherwise: API servers send a bookmark about every minute. */
    public static final Duration IDLE_LIMIT = Duration.ofMinutes(3);

    /** A connection that ends so soon without news was not worth making at once. */
    private static final Duration SHORT = Duration.ofSeconds(5);

    /** So many times in a row a server that answers may refuse to resume. */
    private static final int MOST_REFUSALS = 5;

    private final Harvester harvester;
    private final GroupVersionKind kind;
    private final String namespace;
    private final Duration idleLimit;
    private final LiveTime time;
    private final Retry retry;
    private final WatchProgress progress;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Runnable stopTimer = () -> {};
    private volatile String resourceVersion;
    private volatile @Nullable WatchStream stream;
    private volatile long heard;
    private boolean isFresh;
    private int refusals;

    ResumingWatch(
            Harvester harvester,
            GroupVersionKind kind,
            String namespace,
            String resourceVersion,
            Duration idleLimit,
            LiveTime time,
            Retry retry,
            WatchProgress progress) {
        this.harvester = Objects.requireNonNull(harvester, "harvester");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.namespace = Objects.requireNonNull(namespace, "namespace");
        this.resourceVersion = Objects.requireNonNull(resourceVersion, "resourceVersion");
        this.idleLimit = idleLimit;
        this.time = time;
        this.retry = retry;
        this.progress = progress;
    }

    /**
     * Watches with the usual idle limit. Nothing is asked of the server before the first {@link #next}.
     *
     * @param namespace empty for all namespaces, and for cluster-scoped kinds
     * @param resourceVersion where to begin; empty to be told each present object as added first
     */
    public static ResumingWatch open(
            Harvester harvester, GroupVersionKind kind, String namespace, String resourceVersion) {
        return open(harvester, kind, namespace, resourceVersion, IDLE_LIMIT);
    }

    /**
     * Watches.
     *
     * @param idleLimit a connection that is silent for longer, of bookmarks too, is given up and made anew; above a minute,
     *     as servers send a bookmark no more often
     * @throws IllegalArgumentException when the limit is not positive
     */
    public static ResumingWatch open(
            Harvester harvester, GroupVersionKind kind, String namespace, String resourceVersion, Duration idleLimit) {
        var time = new RealTime();
        return timed(
                new ResumingWatch(
                        harvester,
                        kind,
                        namespace,
                        resourceVersion,
                        LiveViewBuilder.positive("idleLimit", idleLimit),
                        time,
                        new Retry(time),
                        WatchProgress.NONE),
                time);
    }

    /** Looks for silence by itself. */
    static ResumingWatch timed(ResumingWatch watch, LiveTime time) {
        watch.stopTimer = time.repeat(watch.idleLimit.dividedBy(4), watch::closeIfSilent);
        return watch;
    }

    /**
     * Waits for the next event, however long the server is away.
     *
     * @return empty once the watch was closed or the thread interrupted, which stays marked
     * @throws ExpiredException when the server has forgotten what happened since; the watch is of no use any more
     * @throws UnservedKindException when the cluster does not serve the kind any more
     * @throws ClusterException when the server answered five times in a row that it will not go on
     */
    @Override
    public Optional<WatchEvent> next() {
        try {
            while (!ended.isDone()) {
                Optional<WatchEvent> event = nextOfStream();
                if (event.isPresent()) {
                    return event;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private Optional<WatchEvent> nextOfStream() throws InterruptedException {
        try {
            Optional<WatchEvent> event = connected().next();
            event.ifPresentOrElse(this::hear, this::endStream);
            if (event.isEmpty() && isFresh && time.since(heard).compareTo(SHORT) < 0) {
                time.pause(retry.next(), ended);
            }
            return event;
        } catch (ClusterException e) {
            disconnect();
            if (!ended.isDone()) {
                endIfHopeless(e);
                progress.failed(e);
                time.pause(retry.next(e), ended);
            }
            return Optional.empty();
        }
    }

    private WatchStream connected() {
        WatchStream open = stream;
        if (open == null) {
            open = harvester.watch(kind, namespace, resourceVersion);
            heard = time.nanos();
            isFresh = true;
            stream = open;
            if (ended.isDone()) {
                open.close();
            } else {
                progress.connected();
            }
        }
        return open;
    }

    private void hear(WatchEvent event) {
        heard = time.nanos();
        isFresh = false;
        refusals = 0;
        retry.reset();
        if (!event.resourceVersion().isEmpty()) {
            resourceVersion = event.resourceVersion();
        }
        progress.heard();
    }

    /** A stream that ends without complaint was no refusal. */
    private void endStream() {
        refusals = 0;
        disconnect();
    }

    private void disconnect() {
        WatchStream open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }

    /** A server that answers and yet never resumes, as after it was set back to an earlier state, has to be listed. */
    private void endIfHopeless(ClusterException e) {
        boolean isAnswered = !(e instanceof UnavailableException) || e.status().code() > 0;
        refusals = isAnswered ? refusals + 1 : refusals;
        if (e instanceof ExpiredException || e instanceof UnservedKindException || refusals >= MOST_REFUSALS) {
            throw e;
        }
    }

    /** Ends the connection when nothing was heard for too long; the next one resumes. */
    void closeIfSilent() {
        WatchStream open = stream;
        if (open != null && time.since(heard).compareTo(idleLimit) >= 0) {
            open.close();
        }
    }

    @Override
    public String resourceVersion() {
        return resourceVersion;
    }

    /** Ends the watch and its connection at once, and the wait of a thread that is in {@link #next()}. */
    @Override
    public void close() {
        ended.complete(null);
        stopTimer.run();
        WatchStream open = stream;
        if (open != null) {
            open.close();
        }
    }
}

package io.githops.notify;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.model.Resource;
import io.githops.reconcile.SyncEvent;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Kubernetes Events about the resources of a sync, so that {@code kubectl describe} tells who changed, held back or
 * could not change them. A listener that a program adds when it wants this. What is told again is counted up in one event;
 * so many writes a minute are made, in the background, and what is told meanwhile is added up; what cannot be written is
 * dropped. Needs the rights to get and patch events. Messages name fields and no values. Thread-safe.
 *
 * <pre>{@code
 * ClusterEvents events = ClusterEvents.builder(cluster).build();
 * Reconciler.builder(source, cluster).listener(events).build();
 * }</pre>
 */
public final class ClusterEvents implements Consumer<SyncEvent>, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(ClusterEvents.class.getName());
    private static final int MAX_PENDING = 1_000;

    private final Cluster cluster;
    private final String component;
    private final InstantSource clock;
    private final Background background;
    private final WriteBudget budget;
    private final PendingNotices pending = new PendingNotices(MAX_PENDING);
    private final Reporter reporter = new Reporter();
    private boolean isFailing;

    private ClusterEvents(Builder options) {
        this.cluster = options.cluster;
        this.component = options.component;
        this.clock = options.clock;
        this.background = options.background == null ? Background.thread() : options.background;
        this.budget = new WriteBudget(options.perMinute);
    }

    /** Events in a cluster, with the options' defaults; see {@link Builder}. The cluster stays the caller's. */
    public static Builder builder(Cluster cluster) {
        return new Builder(cluster);
    }

    /** Notes what is worth telling and returns at once. */
    @Override
    public void accept(SyncEvent event) {
        synchronized (reporter) {
            Instant now = clock.instant();
            reporter.notices(event).forEach(notice -> pending.add(notice, now));
        }
        if (!pending.isEmpty()) {
            background.run(this::write, Duration.ZERO);
        }
    }

    /** How many notices were dropped, as too many waited. */
    public long dropped() {
        return pending.dropped();
    }

    /** Writes what still waits, as far as the limit allows and for at most five seconds, and ends. */
    @Override
    public void close() {
        background.close();
    }

    /** Called by one thread at a time. */
    private synchronized void write() {
        while (!pending.isEmpty()) {
            Duration wait = budget.take(clock.instant());
            if (!wait.isZero()) {
                background.run(this::write, wait);
                return;
            }
            pending.take().ifPresent(this::tell);
        }
    }

    private void tell(PendingNotices.Counted counted) {
        try {
            Notice notice = counted.notice();
            var event = new EventObject(notice, uid(notice), counted.count(), counted.first(), counted.last());
            Optional<Resource> earlier = cluster.get(EventObject.KIND, event.namespace(), event.name());
            EventObject now = earlier.map(event::after).orElse(event);
            cluster.apply(now.manifest(component), ApplyOptions.forced(component));
            isFailing = false;
        } catch (RuntimeException e) {
            if (!isFailing) {
                LOGGER.log(Level.WARNING, "events cannot be written and are dropped: " + e.getMessage());
            }
            isFailing = true;
        }
    }

    /** Of an object that was created since the plan was made, what the cluster gave it. */
    private String uid(Notice notice) {
        return notice.uid().isEmpty() || notice.reason() == Notice.Reason.RECREATED
                ? cluster.get(
                                notice.kind(),
                                notice.id().namespace(),
                                notice.id().name())
                        .flatMap(Resource::uid)
                        .orElse(notice.uid())
                : notice.uid();
    }

    /** Options of {@link ClusterEvents}, by default: component {@code githops}, 60 writes a minute. Not thread-safe. */
    public static final class Builder {
        private final Cluster cluster;
        private String component = "githops";
        private int perMinute = 60;
        private InstantSource clock = InstantSource.system();
        private @Nullable Background background;

        private Builder(Cluster cluster) {
            this.cluster = Objects.requireNonNull(cluster, "cluster");
        }

        /** Who tells, as events name it; also the field manager that writes them. */
        public Builder component(String name) {
            component = Objects.requireNonNull(name, "component");
            return this;
        }

        /**
         * How many events are written a minute.
         *
         * @throws IllegalArgumentException when it is less than one
         */
        public Builder perMinute(int writes) {
            if (writes < 1) {
                throw new IllegalArgumentException("perMinute: found " + writes + "; expected 1 or more");
            }
            perMinute = writes;
            return this;
        }

        /** Where the times of events come from. */
        public Builder clock(InstantSource value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        Builder background(Background value) {
            background = value;
            return this;
        }

        public ClusterEvents build() {
            return new ClusterEvents(this);
        }
    }
}

package io.githops.fleet;

import io.githops.cluster.Cluster;
import io.githops.lease.LeaseHolder;
import io.githops.lease.LeaseToken;
import io.githops.reconcile.Reconciler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A member, and its reconciler for as long as the member is this replica's work. */
final class Membership {
    private static final System.Logger LOGGER = System.getLogger(Fleet.class.getName());
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);

    private final String name;
    private final Map<String, String> labels;
    private final FleetMember.Opening opening;
    private final @Nullable LeaseHolder leases;
    private final Turns turns;
    private final Turns.Lane lane;
    private final Consumer<FleetEvent> events;
    private @Nullable Session session;
    private @Nullable RuntimeException failure;
    private @Nullable String held;
    private Duration retry = FIRST_RETRY;
    private boolean isOpening;
    private boolean isRemoved;

    Membership(
            String name,
            Map<String, String> labels,
            FleetMember.Opening opening,
            @Nullable LeaseHolder leases,
            Turns turns,
            Consumer<FleetEvent> events) {
        this.name = name;
        this.labels = Map.copyOf(labels);
        this.opening = opening;
        this.leases = leases;
        this.turns = turns;
        this.lane = turns.lane();
        this.events = events;
    }

    String name() {
        return name;
    }

    Map<String, String> labels() {
        return labels;
    }

    /** Does something in the member's turn. */
    void execute(Runnable task) {
        lane.execute(task);
    }

    synchronized Optional<Reconciler> reconciler() {
        return Optional.ofNullable(session).map(Session::reconciler);
    }

    synchronized MemberState state() {
        return new MemberState(
                name, labels, session == null ? null : session.reconciler().state(), failure);
    }

    /** Has the reconciler begin with a revision whenever it is opened from now on. */
    synchronized void hold(String revision) {
        held = revision;
    }

    /** Whether it was removed. */
    synchronized boolean isGone() {
        return isRemoved;
    }

    void follow() {
        Optional<Reconciler> open;
        synchronized (this) {
            held = null;
            open = reconciler();
        }
        open.ifPresent(Reconciler::follow);
    }

    private synchronized @Nullable String held() {
        return held;
    }

    /** Opens or closes the reconciler, as the leases say. */
    synchronized void look() {
        Session open = session;
        if (isRemoved || isOpening) {
            return;
        }
        if (open != null && !open.isOurs()) {
            close("the lease is lost");
        }
        if (session == null && isOurs()) {
            isOpening = true;
            lane.execute(this::open);
        }
    }

    private boolean isOurs() {
        return leases == null || leases.token(name).isPresent();
    }

    private void open() {
        @Nullable LeaseToken token = leases == null ? null : leases.token(name).orElse(null);
        try {
            if (leases == null || token != null) {
                open(Session.open(name, labels, opening, token, new MemberScheduler(turns, lane), this::tell));
            } else {
                opened();
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void tell(FleetEvent event) {
        events.accept(event);
    }

    /** One that is held must not begin with the newest revision. */
    private void open(Session opened) {
        String revision = held();
        if (revision != null) {
            try {
                opened.reconciler().sync(revision);
            } catch (RuntimeException e) {
                opened.close();
                throw e;
            }
        }
        synchronized (this) {
            if (isRemoved) {
                opened.close();
                return;
            }
            session = opened;
            failure = null;
            retry = FIRST_RETRY;
            opened();
        }
        tell(new FleetEvent.Opened(name));
        try {
            opened.reconciler().start();
        } catch (IllegalStateException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "member " + name + " was closed before it started", e);
        }
    }

    private synchronized void opened() {
        isOpening = false;
    }

    private void failed(RuntimeException cause) {
        synchronized (this) {
            failure = cause;
            turns.timer().schedule(this::opened, retry.toMillis(), TimeUnit.MILLISECONDS);
            retry = retry.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? retry.multipliedBy(2) : LAST_RETRY;
        }
        tell(new FleetEvent.OpeningFailed(name, cause));
    }

    synchronized void remove(String why) {
        isRemoved = true;
        lane.clear();
        close(why);
    }

    private void close(String why) {
        Session open = session;
        if (open != null) {
            session = null;
            open.stop();
            turns.aside(() -> {
                open.close();
                tell(new FleetEvent.Closed(name, why));
            });
        }
    }

    /** The time for which a member is this replica's work. */
    private record Session(
            Reconciler reconciler,
            MemberScheduler scheduler,
            @Nullable LeaseToken token) {

        static Session open(
                String name,
                Map<String, String> labels,
                FleetMember.Opening opening,
                @Nullable LeaseToken token,
                MemberScheduler scheduler,
                Consumer<FleetEvent> events) {
            var member = new Opened(name, labels, token);
            Reconciler reconciler = opening.open(member)
                    .scheduler(scheduler)
                    .listener(event -> events.accept(new FleetEvent.Told(name, event)))
                    .build();
            if (token != null && !member.isFenced) {
                reconciler.close();
                throw new IllegalStateException("member " + name
                        + ": found a reconciler over a cluster that is not fenced; expected member.fence(cluster), as"
                        + " the fleet is shared with other replicas");
            }
            return new Session(reconciler, scheduler, token);
        }

        boolean isOurs() {
            return token == null || token.isValid();
        }

        void stop() {
            scheduler.shutdown();
        }

        void close() {
            stop();
            reconciler.close();
        }
    }

    /** What an opening is given. */
    private static final class Opened implements FleetMember {
        private final String name;
        private final Map<String, String> labels;
        private final @Nullable LeaseToken token;
        private boolean isFenced;

        Opened(String name, Map<String, String> labels, @Nullable LeaseToken token) {
            this.name = name;
            this.labels = labels;
            this.token = token;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Map<String, String> labels() {
            return labels;
        }

        @Override
        public Cluster fence(Cluster cluster) {
            isFenced = true;
            return token == null ? cluster : token.fence(cluster);
        }
    }
}

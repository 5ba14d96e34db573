package io.githops.fleet;

import io.githops.lease.LeaseHolder;
import io.githops.reconcile.Reconciler;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A fleet whose members share threads. */
final class SharedFleet implements Fleet {
    private static final System.Logger LOGGER = System.getLogger(Fleet.class.getName());
    private static final long LOOK_MILLIS = 500;

    private final Map<String, Membership> members = new ConcurrentSkipListMap<>();
    private final Turns turns;
    private final @Nullable LeaseHolder leases;
    private final Consumer<? super FleetEvent> listener;
    private boolean isStarted;
    private boolean isClosed;

    SharedFleet(Builder options) {
        turns = new Turns(options.atOnce, options.patience);
        leases = options.leases;
        listener = options.listener;
    }

    @Override
    public synchronized void add(String name, Map<String, String> labels, FleetMember.Opening opening) {
        Objects.requireNonNull(opening, "opening");
        if (isClosed) {
            throw new IllegalStateException("the fleet is closed");
        }
        var member = new Membership(name, labels, opening, leases, turns, this::tell);
        if (members.putIfAbsent(name, member) != null) {
            throw new IllegalArgumentException(
                    "member " + name + ": found another of that name; expected names to differ");
        }
        if (isStarted) {
            member.look();
        }
    }

    @Override
    public boolean remove(String name) {
        Membership member = members.remove(name);
        if (member != null) {
            member.remove("removed");
        }
        return member != null;
    }

    @Override
    public synchronized void start() {
        if (isStarted || isClosed) {
            throw new IllegalStateException("the fleet was " + (isClosed ? "closed" : "started") + " before");
        }
        isStarted = true;
        turns.timer().scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        members.values().forEach(member -> {
            try {
                member.look();
            } catch (RuntimeException e) {
                LOGGER.log(System.Logger.Level.ERROR, "member " + member.name() + " could not be looked after", e);
            }
        });
    }

    @Override
    public void trigger() {
        members.keySet().forEach(this::trigger);
    }

    @Override
    public void trigger(String name) {
        reconciler(name).ifPresent(Reconciler::trigger);
    }

    @Override
    public Optional<Reconciler> reconciler(String name) {
        return Optional.ofNullable(members.get(name)).flatMap(Membership::reconciler);
    }

    @Override
    public FleetState state() {
        List<MemberState> states =
                members.values().stream().map(Membership::state).toList();
        return new FleetState(states, turns.running(), turns.waiting());
    }

    @Override
    public Rollout.Builder rollout(String name, String revision) {
        List<RolloutTarget> targets =
                members.values().stream().<RolloutTarget>map(MemberTarget::new).toList();
        Turns.Lane telling = turns.lane();
        return new Rollout.Builder(
                name,
                revision,
                targets,
                turns.timer(),
                state -> telling.execute(() -> tell(new FleetEvent.RolledOn(state))));
    }

    private void tell(FleetEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "the listener failed on " + event.getClass().getSimpleName(),
                    e);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
        }
        members.values().forEach(member -> member.remove("the fleet is closed"));
        turns.close();
    }
}

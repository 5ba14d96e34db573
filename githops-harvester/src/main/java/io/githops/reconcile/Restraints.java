package io.githops.reconcile;

import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What keeps a reconciler from writing for now: windows that are closed, and gates. */
final class Restraints {
    private final SyncWindows windows;
    private final Gates gates;
    private final Consumer<SyncEvent> events;
    private List<String> told = List.of();

    Restraints(SyncWindows windows, Gates gates, Consumer<SyncEvent> events) {
        this.windows = windows;
        this.gates = gates;
        this.events = events;
    }

    /** What of a plan may be made now; tells what may not, unless that was told already. */
    GatedPlan part(Plan plan, Instant now) {
        Optional<String> closed = plan.isEmpty() ? Optional.empty() : windows.obstacle(now);
        GatedPlan parted = closed.map(reason -> nothing(plan, reason)).orElseGet(() -> gates.part(plan, live(plan)));
        List<String> held = parted.held().stream().map(HeldChange::toString).toList();
        if (!held.equals(told)) {
            told = held;
            closed.ifPresent(reason -> events.accept(new SyncEvent.WindowClosed(reason)));
            if (closed.isEmpty() && !held.isEmpty()) {
                events.accept(new SyncEvent.Held(parted.held()));
            }
        }
        return parted;
    }

    /** How long until a window opens; zero when one is open, empty when none will. */
    Optional<Duration> untilOpen(Instant now) {
        return windows.nextOpening(now).map(opening -> Duration.between(now, opening));
    }

    private static LiveObjects live(Plan plan) {
        return plan.input().live();
    }

    private static GatedPlan nothing(Plan plan, String reason) {
        return new GatedPlan(
                plan.only(change -> change.action() == Action.UNCHANGED),
                plan.waves().values().stream()
                        .flatMap(List::stream)
                        .map(change -> new HeldChange(change, reason, null))
                        .toList());
    }
}

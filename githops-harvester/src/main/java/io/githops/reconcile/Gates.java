package io.githops.reconcile;

import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.GroupVersionKind;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Several gates, each of which may hold a change. Immutable and thread-safe. */
public final class Gates {
    private final List<Gate> gates;

    private Gates(List<Gate> gates) {
        this.gates = gates;
    }

    /** These gates; of those that hold a change the first says why. */
    public static Gates of(Gate... gates) {
        return new Gates(List.of(gates));
    }

    /** The ready gates: during upgrades of Harvester, live migrations of a machine, and backups, restores and snapshots. */
    public static Gates standard() {
        return of(Gate.duringUpgrades(), Gate.duringMigrations(), Gate.duringCopies());
    }

    /** No gate: every change may go. */
    public static Gates none() {
        return of();
    }

    /** These gates and one more. */
    public Gates with(Gate gate) {
        List<Gate> all = new ArrayList<>(gates);
        all.add(gate);
        return new Gates(List.copyOf(all));
    }

    /** The kinds of which the gates have to know all live objects. */
    public Set<GroupVersionKind> kinds() {
        Set<GroupVersionKind> kinds = new LinkedHashSet<>();
        gates.forEach(gate -> kinds.addAll(gate.kinds()));
        return kinds;
    }

    /**
     * Parts a plan into what may go now and what is held, with all that has to come after something held.
     *
     * @param live with all objects of {@link #kinds}; of a kind that may not be listed nothing is known, so it holds nothing
     */
    public GatedPlan part(Plan plan, LiveObjects live) {
        Map<ResourceId, HeldChange> held = new LinkedHashMap<>();
        for (List<ResourceChange> wave : plan.waves().values()) {
            for (ResourceChange change : wave) {
                held(change, live, held).ifPresent(found -> held.put(change.id(), found));
            }
        }
        return held.isEmpty()
                ? new GatedPlan(plan, List.of())
                : new GatedPlan(
                        plan.only(change -> change.action() == Action.UNCHANGED || !held.containsKey(change.id())),
                        List.copyOf(held.values()));
    }

    /** What a change needs is in an earlier wave, so that it is known by then whether that is held. */
    private Optional<HeldChange> held(ResourceChange change, LiveObjects live, Map<ResourceId, HeldChange> before) {
        Optional<HeldChange> byGate = gates.stream()
                .flatMap(gate -> gate.holds(change, live).stream())
                .findFirst()
                .map(reason -> new HeldChange(change, reason + " (GH3603)", null));
        return byGate.or(() -> change.placement().after().stream()
                .filter(before::containsKey)
                .sorted()
                .findFirst()
                .map(needed ->
                        new HeldChange(change, "has to come after " + needed + ", which is held (GH3604)", needed)));
    }
}

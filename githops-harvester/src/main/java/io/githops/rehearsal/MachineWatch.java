package io.githops.rehearsal;

import io.githops.cluster.LiveReader;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.Effect;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.rehearsal.MachineEvent.Seen;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the running machines before and after, and what became of them with what the plan said. */
final class MachineWatch {
    private static final GroupVersionKind INSTANCE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachineInstance");
    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private final LiveReader live;
    private final Map<ResourceId, Running> before;

    /** A running machine. */
    private record Running(String uid, String node) {}

    MachineWatch(LiveReader live) {
        this.live = live;
        this.before = running();
    }

    private Map<ResourceId, Running> running() {
        if (live.served(INSTANCE).isEmpty()) {
            return Map.of();
        }
        Map<ResourceId, Running> running = new TreeMap<>();
        for (Resource instance : live.list(INSTANCE, "")) {
            var status = instance.tree().mapping("status");
            if (!OVER.contains(status.text("phase").orElse(""))) {
                running.put(
                        new ResourceId("kubevirt.io", "VirtualMachine", instance.namespace(), instance.name()),
                        new Running(
                                instance.uid().orElse(""),
                                status.text("nodeName").orElse("")));
            }
        }
        return running;
    }

    /** What happened to machines, and what should have happened and did not, by identity. */
    List<MachineEvent> events(Plan plan) {
        Map<ResourceId, ResourceChange> changes = plan.changes().stream()
                .filter(change -> change.action() != Action.UNCHANGED)
                .collect(Collectors.toMap(ResourceChange::id, Function.identity()));
        Map<ResourceId, Running> after = running();
        Set<ResourceId> machines = new TreeSet<>(before.keySet());
        machines.addAll(after.keySet());
        changes.keySet().stream().filter(MachineWatch::isMachine).forEach(machines::add);
        List<MachineEvent> events = new ArrayList<>();
        for (ResourceId machine : machines) {
            Seen seen = seen(before.get(machine), after.get(machine));
            ResourceChange change = changes.get(machine);
            Effect effect = change == null ? Effect.NONE : change.effect();
            Set<Seen> foreseen = foreseen(change, effect.level());
            boolean isExpected = isCertain(effect.level());
            if (seen != null || isExpected) {
                events.add(new MachineEvent(machine, seen, effect, seen != null && foreseen.contains(seen)));
            }
        }
        return events;
    }

    private static boolean isMachine(ResourceId id) {
        return id.kind().equals("VirtualMachine") && id.group().equals("kubevirt.io");
    }

    private static @Nullable Seen seen(@Nullable Running before, @Nullable Running after) {
        if (before == null) {
            return after == null ? null : Seen.STARTED;
        }
        if (after == null) {
            return Seen.STOPPED;
        }
        if (!before.uid().equals(after.uid())) {
            return Seen.RESTARTED;
        }
        boolean hasMoved = !before.node().isEmpty() && !before.node().equals(after.node());
        return hasMoved ? Seen.MIGRATED : null;
    }

    private static Set<Seen> foreseen(@Nullable ResourceChange change, Effect.Level level) {
        Action action = change == null ? Action.UNCHANGED : change.action();
        return switch (action) {
            case CREATE -> EnumSet.of(Seen.STARTED);
            case RECREATE, PRUNE -> EnumSet.of(Seen.RESTARTED, Seen.STOPPED, Seen.STARTED);
            case UPDATE, UNCHANGED -> foreseen(level);
        };
    }

    private static Set<Seen> foreseen(Effect.Level level) {
        return switch (level) {
            case START -> EnumSet.of(Seen.STARTED);
            case STOP -> EnumSet.of(Seen.STOPPED);
            case LIVE_MIGRATION -> EnumSet.of(Seen.MIGRATED);
            case RESTART_REQUIRED -> EnumSet.of(Seen.RESTARTED);
            case RECREATE, DISRUPTION, DATA_LOSS -> EnumSet.of(Seen.RESTARTED, Seen.STOPPED);
            case NONE, LIVE, NEXT_START, REFUSED -> EnumSet.noneOf(Seen.class);
        };
    }

    /** Whether an effect must be seen. */
    private static boolean isCertain(Effect.Level level) {
        return level == Effect.Level.START || level == Effect.Level.STOP || level == Effect.Level.LIVE_MIGRATION;
    }
}

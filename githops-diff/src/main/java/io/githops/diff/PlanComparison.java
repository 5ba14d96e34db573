package io.githops.diff;

import io.githops.diff.PlanDocument.Change;
import io.githops.diff.PlanDocument.Field;
import io.githops.diff.PlanDocument.Held;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a later plan differs from an earlier one. Waves and reasons do not count, only what is done.
 *
 * @param added changes that only the later plan makes
 * @param removed changes that only the earlier plan made
 * @param altered changes of the later plan to resources that the earlier one changed otherwise
 * @param newGuards what holds back the later plan and did not hold back the earlier one
 * @param goneGuards what held back the earlier plan only
 */
public record PlanComparison(
        List<Change> added, List<Change> removed, List<Change> altered, List<Held> newGuards, List<Held> goneGuards) {
    public PlanComparison {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        altered = List.copyOf(altered);
        newGuards = List.copyOf(newGuards);
        goneGuards = List.copyOf(goneGuards);
    }

    static PlanComparison of(PlanDocument earlier, PlanDocument later) {
        Map<ResourceId, Change> before = new LinkedHashMap<>();
        earlier.changes().forEach(change -> before.put(change.id(), change));
        List<Change> added = new ArrayList<>();
        List<Change> altered = new ArrayList<>();
        for (Change change : later.changes()) {
            Change old = before.remove(change.id());
            if (old == null) {
                added.add(change);
            } else if (!isSame(old, change)) {
                altered.add(change);
            }
        }
        return new PlanComparison(
                added,
                List.copyOf(before.values()),
                altered,
                later.guards().stream()
                        .filter(guard -> !earlier.guards().contains(guard))
                        .toList(),
                earlier.guards().stream()
                        .filter(guard -> !later.guards().contains(guard))
                        .toList());
    }

    private static boolean isSame(Change one, Change other) {
        return one.action() == other.action()
                && fields(one).equals(fields(other))
                && one.effect().equals(other.effect());
    }

    private static List<Field> fields(Change change) {
        return change.fields().stream().map(Field::withoutCommit).toList();
    }

    /** Whether both plans do the same and are held back by the same. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && altered.isEmpty() && newGuards.isEmpty() && goneGuards.isEmpty();
    }

    /** One line for each difference, with a final line break; empty when there is none. */
    public String text() {
        var lines = new StringBuilder();
        added.forEach(change -> line(lines, "only in the later plan: ", change));
        removed.forEach(change -> line(lines, "only in the earlier plan: ", change));
        altered.forEach(change -> line(lines, "otherwise in the later plan: ", change));
        newGuards.forEach(
                guard -> lines.append("new guard: ").append(guard.approval()).append('\n'));
        goneGuards.forEach(
                guard -> lines.append("guard gone: ").append(guard.approval()).append('\n'));
        return lines.toString();
    }

    private static void line(StringBuilder lines, String what, Change change) {
        lines.append(what)
                .append(change.action().words())
                .append(' ')
                .append(change.id())
                .append('\n');
    }
}

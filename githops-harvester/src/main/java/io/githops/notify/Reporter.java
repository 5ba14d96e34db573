package io.githops.notify;

import io.githops.diff.Guard;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.ResourceId;
import io.githops.notify.Notice.Reason;
import io.githops.reconcile.Outcome;
import io.githops.reconcile.SyncEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says which notices an event is worth. Not thread-safe. */
final class Reporter {
    private static final int MAX_PATHS = 5;

    private final Set<ResourceId> failed = new HashSet<>();
    private @Nullable Plan held;
    private String revision = "";

    List<Notice> notices(SyncEvent event) {
        if (event instanceof SyncEvent.Planned planned) {
            return planned(planned.plan());
        }
        if (event instanceof SyncEvent.Drifted drifted) {
            return drifted.plan().changes().stream()
                    .filter(change -> !change.fields().isEmpty())
                    .map(change -> Notice.of(change, Reason.DRIFTED, "differs from " + revision + ": " + paths(change)))
                    .toList();
        }
        if (event instanceof SyncEvent.Changed changed) {
            return List.of(notice(changed.outcome()));
        }
        return event instanceof SyncEvent.Finished finished
                ? lateFailures(finished.result().outcomes())
                : List.of();
    }

    private List<Notice> planned(Plan plan) {
        revision = plan.revision().toString();
        failed.clear();
        Plan before = held;
        held = plan;
        boolean isTold = plan.guards().isEmpty() || before != null && before.makesSameChangesAs(plan);
        return isTold ? List.of() : heldBack(plan);
    }

    private static List<Notice> heldBack(Plan plan) {
        List<Notice> notices = new ArrayList<>();
        for (Guard guard : plan.guards()) {
            plan.changes().stream()
                    .filter(change -> change.id().equals(guard.subject())
                            && change.liveResource().isPresent())
                    .forEach(change -> notices.add(Notice.of(change, Reason.HELD, guard.toString())));
        }
        return notices;
    }

    /** What was applied and did not get healthy. */
    private List<Notice> lateFailures(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.status() == Outcome.Status.FAILED
                        && !failed.contains(outcome.change().id()))
                .map(this::notice)
                .toList();
    }

    private Notice notice(Outcome outcome) {
        ResourceChange change = outcome.change();
        if (outcome instanceof Outcome.Failed failure) {
            failed.add(change.id());
            return Notice.of(
                    change, Reason.FAILED, String.valueOf(failure.cause().getMessage()));
        }
        if (outcome instanceof Outcome.Skipped skipped) {
            return Notice.of(change, Reason.SKIPPED, skipped.because());
        }
        return Notice.of(change, reason(change.action()), done(change));
    }

    private static Reason reason(Action action) {
        return switch (action) {
            case CREATE, UPDATE, UNCHANGED -> Reason.APPLIED;
            case RECREATE -> Reason.RECREATED;
            case PRUNE -> Reason.DELETED;
        };
    }

    private String done(ResourceChange change) {
        return switch (change.action()) {
            case CREATE -> "created as in " + revision;
            case PRUNE -> "deleted, as it is not in " + revision;
            case UPDATE, RECREATE, UNCHANGED ->
                change.fields().isEmpty() ? "as in " + revision : "as in " + revision + ": " + paths(change);
        };
    }

    private static String paths(ResourceChange change) {
        int count = change.fields().size();
        return change.fields().stream()
                        .limit(MAX_PATHS)
                        .map(field -> field.path().toString())
                        .collect(Collectors.joining(", "))
                + (count > MAX_PATHS ? " and " + (count - MAX_PATHS) + " more" : "");
    }
}

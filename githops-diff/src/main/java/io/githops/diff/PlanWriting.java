package io.githops.diff;

import io.githops.diff.PlanDocument.Change;
import io.githops.diff.PlanDocument.Field;
import io.githops.diff.PlanDocument.Held;
import io.githops.diff.PlanDocument.Hidden;
import io.githops.diff.ResourceChange.Action;
import io.githops.diff.admission.Refusal;
import io.githops.manifest.Masking;
import io.githops.model.Problem;
import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a plan down without its secrets. */
final class PlanWriting {
    private final Plan plan;

    PlanWriting(Plan plan) {
        this.plan = plan;
    }

    PlanDocument write() {
        List<ResourceChange> unchanged = plan.changes(Action.UNCHANGED);
        return new PlanDocument(
                plan.hash(),
                plan.revision(),
                plan.changes().stream()
                        .filter(change -> change.action() != Action.UNCHANGED)
                        .map(this::change)
                        .toList(),
                unchanged.size(),
                unchanged.stream()
                        .filter(change -> !change.hidden().isEmpty())
                        .map(change -> new Hidden(change.id(), paths(change.hidden())))
                        .toList(),
                plan.guards().stream()
                        .map(guard -> held(guard, Approval.of(guard)))
                        .toList(),
                plan.liftedGuards().stream()
                        .map(guard -> held(guard, lifting(guard)))
                        .toList(),
                plan.approvals().stream().map(Approval::toString).toList(),
                plan.unusedApprovals().stream().map(Approval::toString).toList(),
                plan.orphans(),
                plan.warnings().stream().map(Problem::toString).toList(),
                plan.rules());
    }

    private Change change(ResourceChange change) {
        return new Change(
                change.action(),
                change.id(),
                change.placement().wave(),
                change.placement().after().stream().sorted().toList(),
                change.effect(),
                change.fields().stream().map(this::field).toList(),
                paths(change.hidden()),
                change.refusals().stream().map(Refusal::toString).toList(),
                change.takenValues().stream()
                        .filter(taken -> !taken.isKnown())
                        .map(taken -> taken.value().toString())
                        .toList());
    }

    private Field field(FieldChange change) {
        FieldChange.Details details = change.details();
        return new Field(
                change.path().toString(),
                shown(change.liveValue().orElse(null), details.isSensitive()),
                shown(change.desiredValue().orElse(null), details.isSensitive()),
                details.effect(),
                details.position() == null ? null : details.position().toString(),
                plan.lastTouched(change).map(PlanWriting::commit).orElse(null),
                details.liveManager());
    }

    private static Revision commit(Revision revision) {
        Commit known = revision.commit();
        return known == null
                ? revision
                : new Revision(
                        revision.id(),
                        revision.label(),
                        new Commit(
                                known.authorName(),
                                known.authorEmail(),
                                known.time(),
                                Masking.maskUrls(known.subject())));
    }

    private static @Nullable Tree shown(@Nullable Tree value, boolean isSensitive) {
        if (value == null) {
            return null;
        }
        return isSensitive ? new Text(Masking.MASK) : Masking.maskUrls(value);
    }

    private Approval lifting(Guard guard) {
        return plan.approvals().stream()
                .filter(approval -> approval.lifts(guard))
                .findFirst()
                .orElseThrow();
    }

    private static Held held(Guard guard, Approval approval) {
        return new Held(guard.code().id(), guard.subject(), guard.reason(), approval.toString());
    }

    private static SortedMap<String, List<String>> paths(SortedMap<String, List<FieldPath>> hidden) {
        SortedMap<String, List<String>> paths = new TreeMap<>();
        hidden.forEach((rule, fields) ->
                paths.put(rule, fields.stream().map(FieldPath::toString).toList()));
        return paths;
    }
}

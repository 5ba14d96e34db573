package io.githops.diff;

import io.githops.diff.PlanDocument.Change;
import io.githops.diff.PlanDocument.Field;
import io.githops.diff.PlanDocument.Held;
import io.githops.diff.PlanDocument.Hidden;
import io.githops.model.Effect;
import io.githops.model.ResourceId;
import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A plan document as a tree; {@link PlanReading} reads it. */
final class PlanTree {
    static final String SCHEMA = "githops.io/plan/v1";

    private PlanTree() {}

    static Mapping of(PlanDocument plan) {
        return Mapping.builder()
                .put("schema", SCHEMA)
                .put("hash", plan.hash())
                .put("revision", revision(plan.revision()))
                .put("summary", plan.summary())
                .put("changes", list(plan.changes(), PlanTree::change))
                .put("unchanged", plan.unchanged())
                .put("hidden", list(plan.hidden(), PlanTree::hidden))
                .put("guards", list(plan.guards(), PlanTree::held))
                .put("liftedGuards", list(plan.liftedGuards(), PlanTree::held))
                .put("approvals", Sequence.ofTexts(plan.approvals()))
                .put("unusedApprovals", Sequence.ofTexts(plan.unusedApprovals()))
                .put("orphans", list(plan.orphans(), PlanTree::orphan))
                .put("warnings", Sequence.ofTexts(plan.warnings()))
                .put("rules", Sequence.ofTexts(plan.rules()))
                .build();
    }

    private static Mapping revision(Revision revision) {
        MappingBuilder builder = Mapping.builder().put("id", revision.id()).put("label", revision.label());
        Commit commit = revision.commit();
        if (commit != null) {
            builder.put("author", commit.authorName())
                    .put("email", commit.authorEmail())
                    .put("time", commit.time().toString())
                    .put("subject", commit.subject());
            if (!commit.message().equals(commit.subject())) {
                builder.put("message", commit.message());
            }
        }
        return builder.build();
    }

    private static Mapping change(Change change) {
        return Mapping.builder()
                .put("action", change.action().words())
                .putAll(id(change.id()))
                .put("wave", change.wave())
                .put("after", list(change.after(), PlanTree::id))
                .put("effect", effect(change.effect()))
                .put("fields", list(change.fields(), PlanTree::field))
                .put("hidden", paths(change.hidden()))
                .put("refusals", Sequence.ofTexts(change.refusals()))
                .put("unknown", Sequence.ofTexts(change.unknown()))
                .build();
    }

    private static Mapping id(ResourceId id) {
        return Mapping.builder()
                .put("group", id.group())
                .put("kind", id.kind())
                .put("namespace", id.namespace())
                .put("name", id.name())
                .build();
    }

    private static Mapping effect(Effect effect) {
        return Mapping.builder()
                .put("level", effect.level().name())
                .put("reason", effect.reason())
                .build();
    }

    private static Mapping field(Field field) {
        return Mapping.builder()
                .put("path", field.path())
                .putIfPresent("live", field.live())
                .putIfPresent("desired", field.desired())
                .put("effect", effect(field.effect()))
                .putIfPresent("position", text(field.position()))
                .putIfPresent("commit", field.commit() == null ? null : revision(field.commit()))
                .putIfPresent("liveManager", text(field.liveManager()))
                .build();
    }

    private static Mapping hidden(Hidden hidden) {
        return Mapping.builder()
                .putAll(id(hidden.id()))
                .put("paths", paths(hidden.paths()))
                .build();
    }

    private static Mapping held(Held held) {
        return Mapping.builder()
                .put("code", held.code())
                .putAll(held.subject() == null ? Mapping.empty() : id(held.subject()))
                .put("reason", held.reason())
                .put("approval", held.approval())
                .build();
    }

    private static Mapping orphan(Orphan orphan) {
        return Mapping.builder()
                .putAll(id(orphan.id()))
                .put("reason", orphan.reason())
                .build();
    }

    private static Mapping paths(SortedMap<String, List<String>> paths) {
        MappingBuilder builder = Mapping.builder();
        paths.forEach((rule, fields) -> builder.put(rule, Sequence.ofTexts(fields)));
        return builder.build();
    }

    private static <T> Sequence list(List<T> values, Function<T, Tree> toTree) {
        return Sequence.of(values.stream().map(toTree).toList());
    }

    private static @Nullable Text text(@Nullable String value) {
        return value == null ? null : new Text(value);
    }
}

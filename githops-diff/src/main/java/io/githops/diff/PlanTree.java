package io.githops.diff;

import io.githops.manifest.Masking;
import io.githops.model.Effect;
import io.githops.model.ResourceId;
import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import org.jspecify.annotations.Nullable;

/** A plan as a tree for programs, sensitive values masked. */
final class PlanTree {
    private static final String SCHEMA = "githops.io/plan/v1";

    private PlanTree() {}

    static Mapping of(Plan plan) {
        return Mapping.builder()
                .put("schema", SCHEMA)
                .put("hash", plan.hash())
                .put("revision", revision(plan.revision()))
                .put("summary", PlanText.summary(plan))
                .put(
                        "changes",
                        Sequence.of(plan.changes().stream()
                                .filter(change -> change.action() != ResourceChange.Action.UNCHANGED)
                                .map(PlanTree::change)
                                .toList()))
                .put("unchanged", plan.changes(ResourceChange.Action.UNCHANGED).size())
                .put(
                        "guards",
                        Sequence.of(plan.guards().stream().map(PlanTree::guard).toList()))
                .put(
                        "orphans",
                        Sequence.of(plan.orphans().stream().map(PlanTree::id).toList()))
                .build();
    }

    private static Mapping revision(Revision revision) {
        MappingBuilder builder = Mapping.builder().put("id", revision.id()).put("label", revision.label());
        Commit commit = revision.commit();
        if (commit != null) {
            builder.put("author", commit.authorName())
                    .put("time", commit.time().toString())
                    .put("subject", commit.subject());
        }
        return builder.build();
    }

    private static Mapping change(ResourceChange change) {
        return Mapping.builder()
                .put("action", change.action().words())
                .putAll(id(change.id()))
                .put("wave", change.placement().wave())
                .put("effect", effect(change.effect()))
                .put(
                        "fields",
                        Sequence.of(
                                change.fields().stream().map(PlanTree::field).toList()))
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

    private static Mapping field(FieldChange field) {
        FieldChange.Details details = field.details();
        return Mapping.builder()
                .put("path", field.path().toString())
                .putIfPresent("live", value(field.liveValue().orElse(null), details))
                .putIfPresent("desired", value(field.desiredValue().orElse(null), details))
                .put("effect", effect(details.effect()))
                .putIfPresent("position", text(details.position()))
                .putIfPresent("liveManager", text(details.liveManager()))
                .build();
    }

    private static @Nullable Tree value(@Nullable Tree value, FieldChange.Details details) {
        if (value == null) {
            return null;
        }
        return details.isSensitive() ? new Text(Masking.MASK) : Masking.maskUrls(value);
    }

    private static @Nullable Text text(@Nullable Object value) {
        return value == null ? null : new Text(value.toString());
    }

    private static Mapping guard(Guard guard) {
        return Mapping.builder()
                .put("code", guard.code().id())
                .putAll(id(guard.subject()))
                .put("reason", guard.reason())
                .build();
    }
}

package io.githops.diff.apply;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Who owns which fields of one object. */
final class ManagedFields {
    private static final ManagedFields NONE = new ManagedFields(List.of());

    /** Fields nobody owns, as the API server keeps them. */
    private static final FieldSet SYSTEM_FIELDS = FieldSet.of(
            FieldPath.of("apiVersion"),
            FieldPath.of("kind"),
            FieldPath.of("metadata"),
            FieldPath.of("metadata", "name"),
            FieldPath.of("metadata", "namespace"),
            FieldPath.of("metadata", "creationTimestamp"),
            FieldPath.of("metadata", "selfLink"),
            FieldPath.of("metadata", "uid"),
            FieldPath.of("metadata", "clusterName"),
            FieldPath.of("metadata", "generation"),
            FieldPath.of("metadata", "managedFields"),
            FieldPath.of("metadata", "resourceVersion"));

    private final List<ManagedField> entries;

    private ManagedFields(List<ManagedField> entries) {
        this.entries = entries;
    }

    static ManagedFields none() {
        return NONE;
    }

    static ManagedFields of(Mapping object) {
        return new ManagedFields(object.mapping("metadata").sequence("managedFields").mappings().stream()
                .map(ManagedField::read)
                .toList());
    }

    static Mapping strip(Mapping object) {
        return object.mapping("metadata").has("managedFields")
                ? object.edit("metadata", metadata -> metadata.without("managedFields"))
                : object;
    }

    List<ManagedField> entries() {
        return entries;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** What the writer applied last; empty when it never did. */
    FieldSet appliedBy(Writer writer) {
        return entries.stream()
                .filter(entry -> entry.isOf(writer, ManagedField.Operation.APPLY))
                .findFirst()
                .map(ManagedField::fields)
                .orElse(FieldSet.EMPTY);
    }

    /** What anybody owns. */
    FieldSet owned() {
        return entries.stream().map(ManagedField::fields).reduce(FieldSet.EMPTY, FieldSet::union);
    }

    /** What anybody but the applying writer owns. */
    FieldSet ownedByOthers(Writer writer) {
        return others(writer).stream().map(ManagedField::fields).reduce(FieldSet.EMPTY, FieldSet::union);
    }

    ManagedFields withApplied(Writer writer, FieldSet fields) {
        return replace(writer, ManagedField.Operation.APPLY, fields);
    }

    /** The fields after the writer made some changes by other means than apply. */
    ManagedFields withUpdated(Writer writer, FieldComparison.Outcome outcome) {
        FieldSet owned = entries.stream()
                .filter(entry -> entry.isOf(writer, ManagedField.Operation.UPDATE))
                .map(ManagedField::fields)
                .reduce(FieldSet.EMPTY, FieldSet::union);
        FieldSet changed = outcome.changed().difference(SYSTEM_FIELDS);
        return changed.isEmpty() && outcome.removed().isEmpty()
                ? this
                : replace(
                        writer,
                        ManagedField.Operation.UPDATE,
                        owned.difference(outcome.removed()).union(changed));
    }

    private ManagedFields replace(Writer writer, ManagedField.Operation operation, FieldSet fields) {
        List<ManagedField> changed = new ArrayList<>(entries);
        changed.removeIf(entry -> entry.isOf(writer, operation));
        changed.add(new ManagedField(writer.manager(), operation, writer, fields));
        return new ManagedFields(changed);
    }

    /** The fields of other managers that the given changes touch. */
    Conflicts conflicts(Writer writer, FieldSet changed) {
        var conflicts = new Conflicts();
        for (ManagedField entry : others(writer)) {
            conflicts.add(entry, entry.fields().intersection(changed));
        }
        return conflicts;
    }

    /** The fields after all managers but the applying writer gave up what was changed or removed. */
    ManagedFields yielding(Writer writer, FieldComparison.Outcome outcome) {
        return edit(
                entry -> !entry.isOf(writer, ManagedField.Operation.APPLY),
                fields -> fields.difference(outcome.changed()).difference(outcome.removed()));
    }

    /** The fields without those the writer cannot own. */
    ManagedFields withoutSystemFields(Writer writer) {
        return edit(entry -> entry.manager().equals(writer.manager()), fields -> fields.difference(SYSTEM_FIELDS));
    }

    private ManagedFields edit(Predicate<ManagedField> which, UnaryOperator<FieldSet> edit) {
        return new ManagedFields(entries.stream()
                .map(entry -> which.test(entry) ? entry.with(edit.apply(entry.fields())) : entry)
                .filter(entry -> !entry.fields().isEmpty())
                .toList());
    }

    private List<ManagedField> others(Writer writer) {
        return entries.stream()
                .filter(entry -> !entry.isOf(writer, ManagedField.Operation.APPLY))
                .toList();
    }

    /** Whether the same managers own the same fields, whenever they took them. */
    boolean hasSameOwners(ManagedFields other) {
        return entries.size() == other.entries.size()
                && entries.stream().allMatch(entry -> other.entries.stream().anyMatch(entry::ownsTheSame));
    }

    Mapping writeTo(Mapping object) {
        if (entries.isEmpty()) {
            return object;
        }
        Sequence written = Sequence.of(entries.stream()
                .sorted(ManagedField.ORDER)
                .map(ManagedField::write)
                .toList());
        return object.edit("metadata", metadata -> metadata.with("managedFields", written));
    }
}

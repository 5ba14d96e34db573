package io.githops.diff.apply;

import io.githops.model.GroupVersionKind;
import io.githops.schema.Schema;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Predicts what the API server stores for one kind. Immutable and thread-safe.
 *
 * @see <a href="https://github.com/kubernetes-sigs/structured-merge-diff/blob/master/merge/update.go">
 *     structured-merge-diff, merge/update.go</a>
 */
public final class ServerSideApply {
    private static final String STATUS = "status";
    private static final String FIRST_APPLY = "before-first-apply";
    private static final Writer NOBODY = new Writer("", "", "", "");

    private final Schema schema;
    private final boolean hasStatusSubresource;

    private ServerSideApply(Schema schema, boolean hasStatusSubresource) {
        this.schema = schema;
        this.hasStatusSubresource = hasStatusSubresource;
    }

    /** @param hasStatusSubresource whether writes to the main resource leave {@code status} alone */
    public static ServerSideApply of(Schema schema, boolean hasStatusSubresource) {
        return new ServerSideApply(Objects.requireNonNull(schema, "schema"), hasStatusSubresource);
    }

    /**
     * A server-side apply ({@code PATCH} with {@code application/apply-patch+yaml}). Identity and versions ({@code uid},
     * {@code creationTimestamp}, {@code resourceVersion}) are kept from live and never made up; {@code generation} counts on
     * where live has one. Fields the schema gives a default are filled in, fields it does not know are left out.
     *
     * @param live null when the object does not exist
     * @param force whether to take fields over from other managers
     */
    public ApplyResult apply(@Nullable Mapping live, Mapping manifest, Writer writer, boolean force) {
        if (manifest.mapping("metadata").has("managedFields")) {
            return new ApplyResult.Unmergeable("metadata.managedFields must be nil");
        }
        String misfit = new Fitness(schema).misfit(manifest);
        if (misfit != null) {
            return new ApplyResult.Unmergeable(
                    "failed to create typed patch object (" + identity(manifest) + "): " + misfit);
        }
        Mapping before = live == null ? Mapping.empty() : ManagedFields.strip(live);
        ManagedFields owners = live == null ? ManagedFields.none() : ManagedFields.of(live);
        ManagedFields managers = live == null || !owners.isEmpty() ? owners : unknown(before, writer);
        FieldSet last = managers.appliedBy(writer);
        FieldSet applied = FieldSets.of(manifest, schema).without(reset(writer));
        managers = managers.withApplied(writer, applied);
        Mapping merged = (Mapping) Merge.merge(before, manifest, schema);
        Mapping after = applied.includes(last) ? merged : prune(merged, last, managers);
        FieldComparison.Outcome outcome =
                FieldComparison.compare(before, after, schema).without(reset(writer));
        var conflicts = managers.conflicts(writer, outcome.changed());
        if (!force && !conflicts.isEmpty()) {
            return conflicts.toResult();
        }
        managers = managers.yielding(writer, outcome).withoutSystemFields(writer);
        Mapping kept = keepStatus(live, after, writer);
        if (live != null && kept.equals(before) && managers.hasSameOwners(owners)) {
            return new ApplyResult.Applied(live);
        }
        Mapping complete = StoredForm.of(before, kept, schema);
        String unreadable = BuiltInStorage.unreadable(complete);
        if (unreadable != null) {
            return new ApplyResult.Unmergeable(
                    "failed to convert new object (" + identity(manifest) + ") to proper version: " + unreadable);
        }
        Mapping stored = kept.equals(before) ? before : BuiltInStorage.store(live, complete, schema);
        if (live != null && stored.equals(before) && managers.hasSameOwners(owners)) {
            return new ApplyResult.Applied(live);
        }
        Mapping object = managers.writeTo(Generation.counted(before, stored, hasStatusSubresource));
        GroupVersionKind type = type(manifest);
        List<Cause> causes = Validation.of(type, schema).problems(live == null ? null : before, stored);
        return causes.isEmpty() ? new ApplyResult.Applied(object) : ApplyResult.Invalid.of(type, object, causes);
    }

    /**
     * What {@link #apply} stores when there is no object yet, without managed fields and without a look at whether the API
     * server would take it: much quicker.
     */
    public Mapping created(Mapping manifest) {
        Mapping written = keepStatus(null, (Mapping) Merge.merge(Mapping.empty(), manifest, schema), NOBODY);
        Mapping complete = StoredForm.of(Mapping.empty(), written, schema);
        return BuiltInStorage.unreadable(complete) == null ? BuiltInStorage.store(null, complete, schema) : complete;
    }

    /**
     * Whether an apply would leave values and ownership alone, told without merging: much quicker than {@link #apply}, and
     * on the safe side. When this is true, {@link #apply} gives the live object; when it is false, it still may.
     */
    public boolean changesNothing(Mapping live, Mapping manifest, Writer writer) {
        return new Repetition(schema).of(live, manifest, writer);
    }

    /**
     * The managed fields after any other write: create, update, patch, or a write to a sub-resource.
     *
     * @param live null on create
     * @param changed the object as it will be stored; its own managed fields are not looked at
     * @return {@code changed} with managed fields in which the writer owns what it changed; on an update of a live object
     *     that has none, nobody's fields are tracked until the first apply
     */
    public Mapping update(@Nullable Mapping live, Mapping changed, Writer writer) {
        Mapping after = ManagedFields.strip(changed);
        ManagedFields managers = live == null ? ManagedFields.none() : ManagedFields.of(live);
        if (live != null && managers.isEmpty()) {
            return after;
        }
        Mapping before = live == null ? BuiltInStorage.blank(after) : ManagedFields.strip(live);
        return updated(managers, before, after, writer).writeTo(after);
    }

    /** The owner of all that is in a live object without managed fields. */
    private ManagedFields unknown(Mapping live, Writer writer) {
        var unknown = new Writer(FIRST_APPLY, writer.apiVersion(), "", writer.time());
        return updated(ManagedFields.none(), BuiltInStorage.blank(live), live, unknown);
    }

    private ManagedFields updated(ManagedFields managers, Mapping before, Mapping after, Writer writer) {
        FieldComparison.Outcome outcome =
                FieldComparison.compare(before, after, schema).without(reset(writer));
        return managers.yielding(writer, outcome).withUpdated(writer, outcome).withoutSystemFields(writer);
    }

    /** What a write to this resource or sub-resource cannot change. */
    private FieldSet reset(Writer writer) {
        if (writer.subresource().equals(STATUS)) {
            return FieldSet.of(FieldPath.of("spec"), FieldPath.of("metadata"));
        }
        return hasStatusSubresource ? FieldSet.of(FieldPath.of(STATUS)) : FieldSet.EMPTY;
    }

    private Mapping keepStatus(@Nullable Mapping live, Mapping object, Writer writer) {
        if (!hasStatusSubresource || !writer.subresource().isEmpty()) {
            return object;
        }
        return live != null && live.get(STATUS) != null
                ? object.with(STATUS, Objects.requireNonNull(live.get(STATUS)))
                : object.without(STATUS);
    }

    /** Takes out what the writer applied last time, does not apply now, and nobody else owns. */
    private Mapping prune(Mapping whole, FieldSet last, ManagedFields managers) {
        Mapping pruned = Removal.remove(whole, named(last), schema);
        FieldSet everything = named(FieldSets.of(whole, schema));
        FieldSet claimed = named(FieldSets.of(pruned, schema)).union(named(managers.owned()));
        pruned = Removal.remove(whole, everything.difference(claimed), schema);
        FieldSet dropped = everything.difference(named(FieldSets.of(pruned, schema)));
        return Removal.remove(whole, dropped.intersection(named(last)), schema);
    }

    private FieldSet named(FieldSet set) {
        return FieldSets.withNamedFields(set, schema);
    }

    /** An object as the API server names it in its messages: {@code ns/name; kubevirt.io/v1, Kind=VirtualMachine}. */
    private static String identity(Mapping manifest) {
        Mapping metadata = manifest.mapping("metadata");
        GroupVersionKind type = type(manifest);
        return metadata.text("namespace").orElse("") + "/"
                + metadata.text("name").orElse("") + "; " + type.group() + "/" + type.version() + ", Kind="
                + type.kind();
    }

    private static GroupVersionKind type(Mapping object) {
        return GroupVersionKind.of(
                object.text("apiVersion").orElse(""), object.text("kind").orElse(""));
    }
}

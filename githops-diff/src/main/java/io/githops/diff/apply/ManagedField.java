package io.githops.diff.apply;

import io.githops.tree.Mapping;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an object's managed fields.
 *
 * @param written the entry as it was read; null when it has changed since
 */
record ManagedField(
        String manager,
        Operation operation,
        String apiVersion,
        String subresource,
        @Nullable String time,
        FieldSet fields,
        @Nullable Mapping written) {

    ManagedField(String manager, Operation operation, Writer writer, FieldSet fields) {
        this(manager, operation, writer.apiVersion(), writer.subresource(), writer.time(), fields, null);
    }

    static final Comparator<ManagedField> ORDER = Comparator.comparing(ManagedField::operation)
            .thenComparing(entry -> Optional.ofNullable(entry.time).orElse(""))
            .thenComparing(ManagedField::manager)
            .thenComparing(ManagedField::apiVersion)
            .thenComparing(ManagedField::subresource);

    static final Comparator<ManagedField> LAST_WRITER_FIRST = Comparator.comparing(
            (ManagedField entry) -> Optional.ofNullable(entry.time).orElse(""), Comparator.reverseOrder());

    enum Operation {
        APPLY("Apply"),
        UPDATE("Update");

        private final String text;

        Operation(String text) {
            this.text = text;
        }
    }

    static ManagedField read(Mapping entry) {
        return new ManagedField(
                entry.text("manager").orElse(""),
                entry.text("operation").orElse("").equals(Operation.APPLY.text) ? Operation.APPLY : Operation.UPDATE,
                entry.text("apiVersion").orElse(""),
                entry.text("subresource").orElse(""),
                entry.text("time").orElse(null),
                FieldsV1.read(entry.mapping("fieldsV1")),
                entry.has("fieldsType") ? entry : null);
    }

    Mapping write() {
        if (written != null) {
            return written;
        }
        return Mapping.builder()
                .put("manager", manager)
                .put("operation", operation.text)
                .put("apiVersion", apiVersion)
                .putIfPresent("time", time == null ? null : new io.githops.tree.Text(time))
                .put("fieldsType", "FieldsV1")
                .put("fieldsV1", FieldsV1.write(fields))
                .putIfPresent("subresource", subresource.isEmpty() ? null : new io.githops.tree.Text(subresource))
                .build();
    }

    boolean isOf(Writer writer, Operation wanted) {
        return operation == wanted
                && manager.equals(writer.manager())
                && subresource.equals(writer.subresource())
                && (wanted == Operation.APPLY || apiVersion.equals(writer.apiVersion()));
    }

    boolean ownsTheSame(ManagedField other) {
        return operation == other.operation
                && manager.equals(other.manager)
                && apiVersion.equals(other.apiVersion)
                && subresource.equals(other.subresource)
                && fields.equals(other.fields);
    }

    ManagedField with(FieldSet changed) {
        return changed == fields
                ? this
                : new ManagedField(manager, operation, apiVersion, subresource, time, changed, null);
    }

    /** The manager in the words of the API server's conflict messages. */
    String words() {
        String words = '"' + manager + '"';
        if (!subresource.isEmpty()) {
            words += " with subresource \"" + subresource + '"';
        }
        return operation == Operation.UPDATE ? words + " using " + apiVersion : words;
    }
}

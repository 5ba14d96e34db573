package io.githops.diff.apply;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Predicts what the API server stores for one kind. Immutable and thread-safe. */
public final class ServerSideApply {
    private final Schema schema;

    private ServerSideApply(Schema schema) {
        this.schema = schema;
    }

    public static ServerSideApply of(Schema schema) {
        return new ServerSideApply(Objects.requireNonNull(schema, "schema"));
    }

    /**
     * A server-side apply ({@code PATCH} with {@code application/apply-patch+yaml}). Identity and counters ({@code uid},
     * {@code creationTimestamp}, {@code generation}, {@code resourceVersion}) are kept from live and never made up.
     *
     * @param live null when the object does not exist
     * @param force whether to take fields over from other managers
     */
    public ApplyResult apply(@Nullable Mapping live, Mapping manifest, Writer writer, boolean force) {
        return new ApplyResult.Applied(manifest);
    }

    /**
     * The managed fields after any other write: create, update, patch, or a write to a sub-resource.
     *
     * @param live null on create
     * @param changed the object as it will be stored; its own managed fields, if any, are what the writer sent
     * @return {@code changed} with managed fields in which the writer owns what it changed
     */
    public Mapping update(@Nullable Mapping live, Mapping changed, Writer writer) {
        return changed;
    }

    Schema schema() {
        return schema;
    }
}

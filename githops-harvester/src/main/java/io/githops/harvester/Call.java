package io.githops.harvester;

import io.githops.tree.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * One thing to ask of the API server.
 *
 * @param contentType null when there is no body
 * @param body null for none
 */
record Call(
        String method,
        String path,
        @Nullable String contentType,
        @Nullable Mapping body,
        Purpose purpose) {

    static Call get(String path, Purpose purpose) {
        return new Call("GET", path, null, null, purpose);
    }

    static Call send(String method, String path, Mapping body, Purpose purpose) {
        return new Call(method, path, "application/json", body, purpose);
    }

    static Call apply(String path, Mapping body, Purpose purpose) {
        return new Call("PATCH", path, "application/apply-patch+yaml", body, purpose);
    }

    static Call mergePatch(String path, Mapping body, Purpose purpose) {
        return new Call("PATCH", path, "application/merge-patch+json", body, purpose);
    }

    /** Whether asking twice does the same as asking once, even when the first answer was lost. */
    boolean isRead() {
        return method.equals("GET");
    }

    /** Whether the call may be repeated after the server said that it did not take it on. */
    boolean isRepeatable() {
        return isRead() || "application/apply-patch+yaml".equals(contentType);
    }

    /** The purpose alone, as the body may hold secrets. */
    @Override
    public String toString() {
        return purpose.words();
    }
}

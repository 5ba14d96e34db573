package io.githops.harvester;

import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * One thing to ask of the API server.
 *
 * @param accept the forms of the answer that can be read
 * @param contentType null when there is no body
 * @param body null for none
 */
record Call(
        String method,
        String path,
        String accept,
        @Nullable String contentType,
        @Nullable Tree body,
        Purpose purpose) {
    private static final String APPLY = "application/apply-patch+yaml";

    static Call get(String path, Purpose purpose) {
        return get(path, ApiServer.JSON, purpose);
    }

    static Call get(String path, String accept, Purpose purpose) {
        return new Call("GET", path, accept, null, null, purpose);
    }

    static Call send(String method, String path, Mapping body, Purpose purpose) {
        return new Call(method, path, ApiServer.JSON, ApiServer.JSON, body, purpose);
    }

    static Call apply(String path, Mapping body, Purpose purpose) {
        return new Call("PATCH", path, ApiServer.JSON, APPLY, body, purpose);
    }

    static Call patch(String path, Patch patch, Purpose purpose) {
        return new Call("PATCH", path, ApiServer.JSON, patch.contentType(), patch.body(), purpose);
    }

    /** Whether asking twice does the same as asking once, even when the first answer was lost. */
    boolean isRead() {
        return method.equals("GET");
    }

    /** Whether the call may be repeated after the server said that it did not take it on. */
    boolean isRepeatable() {
        return isRead() || APPLY.equals(contentType);
    }

    /** The purpose alone, as the body may hold secrets. */
    @Override
    public String toString() {
        return purpose.words();
    }
}

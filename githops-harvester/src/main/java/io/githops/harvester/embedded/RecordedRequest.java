package io.githops.harvester.embedded;

import java.util.Set;

/**
 * A request that the embedded Harvester answered, for programs that assert on what was asked of the cluster. Bodies of
 * answers are not kept.
 *
 * @param request who asked for what
 * @param body as it came, when bodies are recorded; else empty, and {@code <hidden>} where it may hold secrets: in requests for
 *     Secrets, and in those whose body is no JSON or YAML
 * @param status of the answer; 0 when a fault left the request without one
 */
public record RecordedRequest(IncomingRequest request, String body, int status) {
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> REVIEWS = Set.of("authorization.k8s.io", "authentication.k8s.io");

    /** See {@link IncomingRequest#verb}. */
    public String verb() {
        return request.verb();
    }

    /** The HTTP method. */
    public String method() {
        return request.method();
    }

    /** With query. */
    public String path() {
        return request.path();
    }

    /** Empty when the client did not name itself. */
    public String userAgent() {
        return request.userAgent();
    }

    /** See {@link IncomingRequest#fieldManager}. */
    public String fieldManager() {
        return request.fieldManager();
    }

    /**
     * Whether the request asked to change the cluster: anything but a read, a dry run, or a question about the caller's
     * rights. A write that was refused, or that changed nothing, counts.
     */
    public boolean isWrite() {
        return WRITING.contains(method())
                && !path().contains("dryRun=All")
                && REVIEWS.stream().noneMatch(group -> path().startsWith("/apis/" + group + "/"));
    }

    /** Without the body. */
    @Override
    public String toString() {
        return method() + " " + path() + " -> " + (status == 0 ? "no answer" : status);
    }
}

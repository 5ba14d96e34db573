package io.githops.harvester.embedded;

import java.util.Set;

/**
 * A request that the embedded Harvester answered, for programs that assert on what was asked of the cluster. Bodies are not
 * kept, as they may hold secrets.
 *
 * @param path with query
 * @param userAgent empty when the client did not name itself
 * @param fieldManager who the write was recorded under; the program of the user agent where the request named none
 * @param status of the answer
 */
public record RecordedRequest(String method, String path, String userAgent, String fieldManager, int status) {
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> REVIEWS = Set.of("authorization.k8s.io", "authentication.k8s.io");

    /**
     * Whether the request asked to change the cluster: anything but a read, a dry run, or a question about the caller's
     * rights. A write that was refused, or that changed nothing, counts.
     */
    public boolean isWrite() {
        return WRITING.contains(method)
                && !path.contains("dryRun=All")
                && REVIEWS.stream().noneMatch(group -> path.startsWith("/apis/" + group + "/"));
    }
}

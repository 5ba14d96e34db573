package io.githops.cluster;

import java.util.List;

/** The API server or one of its webhooks refuses the request as it is: change the manifest. */
public sealed class RejectedException extends ClusterException permits InvalidException, WebhookDeniedException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> causes;

    /** @param causes the server's reasons, one for each field; may be empty */
    public RejectedException(String message, List<String> causes) {
        super("GH3008", message, null);
        this.causes = List.copyOf(causes);
    }

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public RejectedException(String message, ClusterStatus status) {
        this("GH3008", message, status);
    }

    RejectedException(String code, String message, ClusterStatus status) {
        super(code, message, status, null);
        causes = status.causes().stream().map(ClusterStatus.Cause::toString).toList();
    }

    /**
     * The server's reasons, such as {@code spec.running: Invalid value}; may be empty. {@link ClusterStatus#causes} has them
     * in parts.
     */
    public final List<String> causes() {
        return causes;
    }
}

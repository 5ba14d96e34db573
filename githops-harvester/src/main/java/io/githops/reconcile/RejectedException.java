package io.githops.reconcile;

import java.util.List;

/** The API server or one of its webhooks refuses the object as it is: change the manifest. */
public final class RejectedException extends ClusterException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> causes;

    /** @param causes the server's reasons, one for each field; may be empty */
    public RejectedException(String message, List<String> causes) {
        super("GH3008", message, null);
        this.causes = List.copyOf(causes);
    }

    /** The server's reasons, such as {@code spec.running: Invalid value}; may be empty. */
    public List<String> causes() {
        return causes;
    }
}

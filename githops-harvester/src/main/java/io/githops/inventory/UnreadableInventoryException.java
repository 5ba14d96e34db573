package io.githops.inventory;

import io.githops.cluster.ClusterException;
import org.jspecify.annotations.Nullable;

/**
 * An inventory is there and cannot be relied on: it was edited by hand, is damaged, or a newer GitHops has written it. It is
 * never taken for an empty one.
 */
public final class UnreadableInventoryException extends ClusterException {
    private static final long serialVersionUID = 1L;

    private UnreadableInventoryException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    static UnreadableInventoryException damaged(String location, String found, @Nullable Throwable cause) {
        return new UnreadableInventoryException(
                "GH3501",
                location + ": " + found
                        + "; expected the inventory as the last sync wrote it. Restore it from a backup, or"
                        + " delete it and rebuild it from the cluster; nothing is deleted before that is confirmed",
                cause);
    }

    static UnreadableInventoryException newer(String location, String format, int known) {
        return new UnreadableInventoryException(
                "GH3502",
                location + ": found an inventory of format " + format + "; expected format " + known
                        + " or one before it. A newer GitHops has written it: update this one, too",
                null);
    }
}

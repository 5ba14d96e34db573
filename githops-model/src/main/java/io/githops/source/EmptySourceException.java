package io.githops.source;

import org.jspecify.annotations.Nullable;

/** The folder holds no manifest. An empty desired state is never taken for an order to delete everything. */
public final class EmptySourceException extends SourceException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public EmptySourceException(String message, @Nullable Throwable cause) {
        super("GH2004", message, cause);
    }
}

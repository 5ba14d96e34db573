package io.githops.source;

import org.jspecify.annotations.Nullable;

/** The revision has no such folder. */
public final class PathNotFoundException extends SourceException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public PathNotFoundException(String message, @Nullable Throwable cause) {
        super("GH2003", message, cause);
    }
}

package io.githops.source;

import org.jspecify.annotations.Nullable;

/** The repository or folder cannot be reached or read: try again later, or check the address. */
public final class SourceUnavailableException extends SourceException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public SourceUnavailableException(String message, @Nullable Throwable cause) {
        super("GH2001", message, cause);
    }
}

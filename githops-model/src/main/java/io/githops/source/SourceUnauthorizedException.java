package io.githops.source;

import org.jspecify.annotations.Nullable;

/** The repository refuses the caller: the credentials are missing, wrong or expired. */
public final class SourceUnauthorizedException extends SourceException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public SourceUnauthorizedException(String message, @Nullable Throwable cause) {
        super("GH2005", message, cause);
    }
}

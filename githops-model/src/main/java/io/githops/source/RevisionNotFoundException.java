package io.githops.source;

import org.jspecify.annotations.Nullable;

/** The repository has no such branch, tag or commit. */
public final class RevisionNotFoundException extends SourceException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public RevisionNotFoundException(String message, @Nullable Throwable cause) {
        super("GH2002", message, cause);
    }
}

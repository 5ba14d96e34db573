package io.githops.source;

import org.jspecify.annotations.Nullable;

/**
 * What answers for the repository cannot prove to be the server that is meant: its certificate or host key is not the
 * one expected. Do not try again before somebody has found out why.
 */
public final class SourceUntrustedException extends SourceException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what was found, what was expected, what to do; without credentials */
    public SourceUntrustedException(String message, @Nullable Throwable cause) {
        super("GH2021", message, cause);
    }
}

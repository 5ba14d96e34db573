package io.githops.source;

import io.githops.model.GithopsException;
import org.jspecify.annotations.Nullable;

/** Desired state that cannot be had. The subclass says what to do about it. */
public abstract class SourceException extends GithopsException {
    private static final long serialVersionUID = 1L;

    /** @param message without credentials */
    protected SourceException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}

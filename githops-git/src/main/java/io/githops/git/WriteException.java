package io.githops.git;

import io.githops.model.GithopsException;
import org.jspecify.annotations.Nullable;

/** A commit that was not made, or of which that is not known. The subclass says what to do about it. */
public abstract class WriteException extends GithopsException {
    private static final long serialVersionUID = 1L;

    /** @param message without credentials and contents of files */
    protected WriteException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}

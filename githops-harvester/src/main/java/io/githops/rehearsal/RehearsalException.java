package io.githops.rehearsal;

import io.githops.model.GithopsException;
import org.jspecify.annotations.Nullable;

/** The state that a rehearsal should start from cannot be used: give another one. */
public final class RehearsalException extends GithopsException {
    private static final long serialVersionUID = 1L;

    RehearsalException(String message, @Nullable Throwable cause) {
        super("GH3901", message, cause);
    }
}

package io.githops.reconcile;

import io.githops.model.GithopsException;
import org.jspecify.annotations.Nullable;

/** The cluster did not do what was asked. The subclass says what to do about it. */
public abstract class ClusterException extends GithopsException {
    private static final long serialVersionUID = 1L;

    /** @param message without credentials and without values of the object */
    protected ClusterException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}

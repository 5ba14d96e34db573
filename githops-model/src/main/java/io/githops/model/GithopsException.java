package io.githops.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Root of what the library throws: unchecked, one subclass for each reaction a caller may have. The message is one or more
 * readable lines that end with the code; it never holds a secret value.
 */
public abstract class GithopsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private volatile @Nullable String revision;

    /**
     * @param code stable across releases, listed in {@code docs/errors.md}
     * @param message where, what was found, what was expected, what to do; without the code
     */
    protected GithopsException(String code, String message, @Nullable Throwable cause) {
        super(message + " (" + Objects.requireNonNull(code, "code") + ")", cause);
        this.code = code;
    }

    /** The stable code to match on, such as {@code GH2001}. */
    public final String code() {
        return code;
    }

    /**
     * The id of the revision of the desired side that is at fault, such as a commit whose manifests cannot be used; empty when
     * none is, or whoever throws did not say.
     */
    public final Optional<String> revision() {
        return Optional.ofNullable(revision);
    }

    /** Says which revision is at fault, unless that was said before. */
    public final void initRevision(String id) {
        if (revision == null) {
            revision = Objects.requireNonNull(id, "id");
        }
    }
}

package io.githops.git;

import org.jspecify.annotations.Nullable;

/** The line was cut while the commit was pushed, and the server cannot be asked. See whether the branch has it. */
public final class WriteUncertainException extends WriteException {
    private static final long serialVersionUID = 1L;

    private final String commit;

    WriteUncertainException(String message, String commit, @Nullable Throwable cause) {
        super("GH2094", message, cause);
        this.commit = commit;
    }

    /** The id of the commit that may be on the branch. */
    public String commit() {
        return commit;
    }
}

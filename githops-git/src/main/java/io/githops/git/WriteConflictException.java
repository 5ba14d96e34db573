package io.githops.git;

import java.util.List;

/** Others have changed the same files since. Nothing was pushed: look at their commits, and propose anew. */
public final class WriteConflictException extends WriteException {
    private static final long serialVersionUID = 1L;

    private final transient List<FileConflict> conflicts;

    WriteConflictException(String message, List<FileConflict> conflicts) {
        super("GH2091", message, null);
        this.conflicts = List.copyOf(conflicts);
    }

    /** The files, by path; never empty. */
    public List<FileConflict> conflicts() {
        return conflicts;
    }
}

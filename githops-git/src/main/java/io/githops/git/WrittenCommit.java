package io.githops.git;

import java.util.List;
import java.util.Objects;

/**
 * A commit that is on the branch by now.
 *
 * @param id of the commit
 * @param branch without {@code refs/heads/}
 * @param files what it did to which files, by path; what others had done already is not among them
 * @param tries how often it was pushed; more than once when others were quicker
 */
public record WrittenCommit(String id, String branch, List<FileChange> files, int tries) {
    /** @throws NullPointerException when a part is null */
    public WrittenCommit {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(branch, "branch");
        files = List.copyOf(files);
    }
}

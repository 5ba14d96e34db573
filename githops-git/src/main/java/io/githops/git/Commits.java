package io.githops.git;

import io.githops.source.Commit;
import java.time.DateTimeException;
import java.time.Instant;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** Says of commits what the library says of them. */
final class Commits {
    private Commits() {}

    /** @param commit whose content has been read */
    static Commit describe(RevCommit commit) {
        PersonIdent author = author(commit);
        return new Commit(
                author == null ? "" : author.getName(),
                author == null ? "" : author.getEmailAddress(),
                author == null ? Instant.ofEpochSecond(commit.getCommitTime()) : author.getWhenAsInstant(),
                commit.getShortMessage(),
                commit.getFullMessage().stripTrailing());
    }

    /** Null when there is none, or one at a time that no calendar has. */
    private static @Nullable PersonIdent author(RevCommit commit) {
        try {
            return commit.getAuthorIdent();
        } catch (DateTimeException e) {
            return null;
        }
    }
}

package io.githops.git;

import io.githops.model.Problem;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * A commit before it is made: what it would do to which files, to be looked at and then {@linkplain GitWriter#push
 * pushed}. Immutable and thread-safe. Made by a {@link GitWriter}.
 */
public final class Proposal {
    private final String branch;
    private final boolean isNewBranch;
    private final @Nullable String base;
    private final List<FileEdit> edits;
    private final String message;
    private final @Nullable GitPerson author;
    private final List<Problem> warnings;

    private Proposal(
            String branch,
            boolean isNewBranch,
            @Nullable String base,
            List<FileEdit> edits,
            String message,
            @Nullable GitPerson author,
            List<Problem> warnings) {
        this.branch = branch;
        this.isNewBranch = isNewBranch;
        this.base = base;
        this.edits = List.copyOf(edits);
        this.message = message;
        this.author = author;
        this.warnings = List.copyOf(warnings);
    }

    static Proposal of(
            String branch, @Nullable String base, List<FileEdit> edits, String message, List<Problem> warnings) {
        return new Proposal(branch, false, base, edits, message, null, warnings);
    }

    /** The branch that would be moved, without {@code refs/heads/}. */
    public String branch() {
        return branch;
    }

    /** Whether the branch would be made for the commit. */
    public boolean isNewBranch() {
        return isNewBranch;
    }

    /** What would be done to which files, by path; empty when the branch is so already. */
    public List<FileChange> files() {
        return edits.stream().map(FileEdit::change).toList();
    }

    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /** The message of the commit, without sign-off. */
    public String message() {
        return message;
    }

    /** What is doubtful about the changes, such as comments that would be lost. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** This proposal with another message. */
    public Proposal message(String text) {
        return new Proposal(branch, isNewBranch, base, edits, CommitText.require(text), author, warnings);
    }

    /** This proposal made by somebody else than the writer, who stays the committer. */
    public Proposal author(GitPerson person) {
        Objects.requireNonNull(person, "person");
        return new Proposal(branch, isNewBranch, base, edits, message, person, warnings);
    }

    /**
     * This proposal as a commit on a new branch, which begins where the proposal was made: for review, say.
     *
     * @throws IllegalArgumentException when it cannot be the name of a branch
     */
    public Proposal onNewBranch(String name) {
        if (!Repository.isValidRefName(Constants.R_HEADS + name)) {
            throw new IllegalArgumentException("branch \"" + name + "\": expected a name such as drift/lab-web");
        }
        return new Proposal(name, true, base, edits, message, author, warnings);
    }

    /** The commit that the proposal was made from; null when the branch had none. */
    @Nullable
    String base() {
        return base;
    }

    List<FileEdit> edits() {
        return edits;
    }

    /** The person whom the proposal names; null for the writer itself. */
    @Nullable
    GitPerson namedAuthor() {
        return author;
    }

    /** The first line of the message and the files. */
    @Override
    public String toString() {
        return branch + ": " + message.lines().findFirst().orElse("")
                + edits.stream().map(edit -> "\n" + edit.change()).collect(Collectors.joining());
    }
}

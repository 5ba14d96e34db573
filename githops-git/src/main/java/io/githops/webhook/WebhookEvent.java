package io.githops.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What a Git host says has happened. It is a reason to look at the repository, and no more: what is there decides what is desired.
 */
public sealed interface WebhookEvent {

    /** Where it happened; for a pull request, the repository that is asked to pull. */
    HookedRepository repository();

    /**
     * Whether a source may have something new to fetch.
     *
     * @param address as {@link io.githops.git.GitSource#builder} takes it
     * @param ref the branch, tag or full name that the source reads; {@code HEAD} for the default branch. A commit id never changes
     */
    default boolean concerns(String address, String ref) {
        return repository().isAt(address) && changes(ref);
    }

    /** Whether a branch, tag or full name may lead elsewhere now; {@code HEAD} is the default branch. */
    boolean changes(String ref);

    /**
     * A branch or a tag was made, moved or deleted.
     *
     * @param ref the full name, such as {@code refs/heads/main}
     * @param commit what it leads to now, for some hosts an annotated tag; null when it was deleted
     */
    record Push(
            HookedRepository repository,
            String ref,
            @Nullable String commit) implements WebhookEvent {
        private static final String BRANCH = "refs/heads/";
        private static final String TAG = "refs/tags/";

        public boolean isDeleted() {
            return commit == null;
        }

        public boolean isTag() {
            return ref.startsWith(TAG);
        }

        @Override
        public boolean changes(String name) {
            String defaultBranch = repository.defaultBranch();
            return name.equals("HEAD")
                    ? defaultBranch == null ? ref.startsWith(BRANCH) : ref.equals(BRANCH + defaultBranch)
                    : ref.equals(name) || ref.equals(BRANCH + name) || ref.equals(TAG + name);
        }
    }

    /**
     * Something about a pull request or merge request was changed: it was opened, given new commits, closed, or only talked about.
     *
     * @param number as people name it within the repository
     * @param sourceBranch the name of the branch that is to be pulled, which may be that of a fork
     * @param commit what is to be pulled, some hosts give only its first digits; null when the host does not tell
     * @param isOpen whether it may still be merged
     * @param isFork whether the branch is in another repository, whose owners need not be trusted here
     */
    record PullRequest(
            HookedRepository repository,
            long number,
            String sourceBranch,
            @Nullable String commit,
            boolean isOpen,
            boolean isFork)
            implements WebhookEvent {

        /** The names that hosts give to what is to be pulled: {@code refs/pull/7/head}, {@code refs/merge-requests/7/head}. */
        @Override
        public boolean changes(String name) {
            return name.startsWith("refs/pull/" + number + "/")
                    || name.startsWith("refs/merge-requests/" + number + "/");
        }
    }
}

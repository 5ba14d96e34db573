package io.githops.examples.cli;

import io.githops.git.GitSource;
import io.githops.git.GitSourceBuilder;
import io.githops.webhook.WebhookEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which state of a repository is meant; said in one way at most. */
final class RevisionOptions {
    @Option(names = "--ref", paramLabel = "REF", description = "Branch, tag or commit. Default: the repository's HEAD.")
    private @Nullable String ref;

    @ArgGroup(exclusive = false)
    private @Nullable Tags tags;

    @Option(
            names = "--working-tree",
            description = "Files as they are on disk, uncommitted changes included, in a folder that was checked out.")
    private boolean isWorkingTree;

    private static final class Tags {
        @Option(
                names = "--newest-tag",
                required = true,
                paramLabel = "RANGE",
                description = "The newest tag with a version in a range, such as '>=1.2 <2' or '^1.4'.")
        private String range = "";

        @Option(
                names = "--tag-prefix",
                paramLabel = "PREFIX",
                description = "What stands before the version in the names of those tags, such as v.")
        private String prefix = "";
    }

    /** Null when it is said otherwise, or not at all. */
    @Nullable
    String ref() {
        return ref;
    }

    /** @throws UnusableOptionException when it is said in several ways */
    void requireOne() {
        if (given().size() > 1) {
            throw new UnusableOptionException(
                    String.join(", ", given()) + ": found more than one of them; expected one at most");
        }
    }

    boolean isWorkingTree() {
        return isWorkingTree;
    }

    /**
     * Begins a source of what was committed.
     *
     * @throws IllegalArgumentException when there cannot be such a repository or revision
     */
    GitSourceBuilder of(String repository) {
        GitSourceBuilder source = GitSource.builder(repository);
        if (tags != null) {
            return source.newestTag(tags.prefix, tags.range);
        }
        return ref == null ? source : source.ref(ref);
    }

    /** Whether an event may lead to another state. */
    boolean isConcerned(WebhookEvent event, String repository) {
        if (tags != null) {
            return event instanceof WebhookEvent.Push push && push.isTag() && event.concerns(repository, push.ref());
        }
        return event.concerns(repository, ref == null ? "HEAD" : ref);
    }

    /** The options that were given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        if (ref != null) {
            given.add("--ref");
        }
        if (tags != null) {
            given.add("--newest-tag");
        }
        if (isWorkingTree) {
            given.add("--working-tree");
        }
        return given;
    }
}

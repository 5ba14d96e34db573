package io.githops.examples.cli;

import io.githops.git.GitWriter;
import io.githops.git.Proposal;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that write to a repository have in common. */
final class WriteOptions {
    @Option(names = "--repo", required = true, paramLabel = "URL|DIR", description = "Git repository to write to.")
    private String repository = "";

    @Mixin
    private CommitOptions commit = new CommitOptions();

    @Mixin
    private PushOptions push = new PushOptions();

    @ArgGroup(validate = false, heading = "%nAccess to the repository:%n")
    private AccessOptions access = new AccessOptions();

    @Option(
            names = "--output",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "Form of the output. Default: ${DEFAULT-VALUE}.")
    private OutputFormat output = OutputFormat.TEXT;

    /** What the branch to write to is called where revisions are expected. */
    String branchOrHead() {
        return commit.branch() == null ? "HEAD" : commit.branch();
    }

    /**
     * Proposes a change, and pushes it if that is wanted.
     *
     * @return the exit code
     */
    int write(Function<GitWriter, Proposal> change, CommandLine terminal) {
        try (GitWriter writer = commit.open(repository, access)) {
            Proposal proposal = commit.complete(change.apply(writer));
            return push.conclude(writer, proposal, output == OutputFormat.JSON, terminal);
        }
    }
}

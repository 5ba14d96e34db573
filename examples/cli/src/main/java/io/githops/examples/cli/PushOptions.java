package io.githops.examples.cli;

import io.githops.git.FileChange;
import io.githops.git.GitWriter;
import io.githops.git.Proposal;
import io.githops.git.WrittenCommit;
import io.githops.model.Problem;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Whether a commit is made, or only shown. */
final class PushOptions {
    @Option(names = "--push", description = "Makes the commit and pushes it. Default: only shows what it would do.")
    private boolean isPushed;

    /**
     * Shows a proposal, and pushes it if that is wanted.
     *
     * @return the exit code
     */
    int conclude(GitWriter writer, Proposal proposal, boolean isJson, CommandLine terminal) {
        proposal.warnings().forEach(warning -> terminal.getErr().println("warning: " + warning));
        PrintWriter out = terminal.getOut();
        if (!isJson && !proposal.isEmpty()) {
            out.println(proposal);
            out.flush();
        }
        Optional<WrittenCommit> written = isPushed ? writer.push(proposal) : Optional.empty();
        out.println(isJson ? Json.indented(tree(proposal, written.orElse(null))) : words(proposal, written));
        return isPushed || proposal.isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
    }

    private String words(Proposal proposal, Optional<WrittenCommit> written) {
        return isPushed || proposal.isEmpty() ? words(written) : "nothing was pushed; --push does it";
    }

    /** Tells in words what was written. */
    static String words(Optional<WrittenCommit> written) {
        return written.map(commit -> "committed to " + commit.branch() + " as " + commit.id())
                .orElse("nothing to commit");
    }

    private static Mapping tree(Proposal proposal, @Nullable WrittenCommit written) {
        List<FileChange> files = written == null ? proposal.files() : written.files();
        MappingBuilder tree = Mapping.builder()
                .put("branch", proposal.branch())
                .put("isNewBranch", proposal.isNewBranch())
                .put("message", proposal.message())
                .put("files", Sequence.of(files.stream().map(PushOptions::tree).toList()))
                .put(
                        "warnings",
                        Sequence.of(proposal.warnings().stream()
                                .map(Problem::toString)
                                .map(Text::new)
                                .toList()));
        return written == null ? tree.build() : tree.put("commit", written.id()).build();
    }

    private static Mapping tree(FileChange file) {
        return Mapping.builder()
                .put("path", file.path())
                .put("change", file.kind().name().toLowerCase(Locale.ROOT))
                .build();
    }
}

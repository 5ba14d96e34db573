package io.githops.examples.cli;

import io.githops.git.GitWriter;
import io.githops.git.Proposal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes one environment as another is. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description =
                "Makes a folder of a branch as another folder is at a revision: the files of one environment become"
                        + " those of the next. Shows the commit; with --push, makes it.")
final class PromoteCommand implements Callable<Integer> {
    @Mixin
    private WriteOptions options = new WriteOptions();

    @Option(names = "--from", required = true, paramLabel = "FOLDER", description = "The folder to promote.")
    private String from = "";

    @Option(
            names = "--ref",
            paramLabel = "REF",
            description = "Branch, tag or commit to promote. Default: the branch to commit to.")
    private @Nullable String ref;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FOLDER",
            description = "The folder that becomes the same; files that the other has not are deleted.")
    private String to = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return options.write(this::propose, spec.commandLine());
    }

    private Proposal propose(GitWriter writer) {
        try {
            return writer.promote(ref == null ? options.branchOrHead() : ref, from, to);
        } catch (IllegalArgumentException e) {
            throw new UnusableOptionException(e.getMessage());
        }
    }
}

package io.githops.examples.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a commit back. */
@Command(
        name = "revert",
        mixinStandardHelpOptions = true,
        description = "Takes back on a branch what a commit did, unless its files were changed since. Shows the new"
                + " commit; with --push, makes it.")
final class RevertCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REVISION", description = "The commit to take back, most often its id.")
    private String revision = "";

    @Mixin
    private WriteOptions options = new WriteOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return options.write(writer -> writer.revert(revision), spec.commandLine());
    }
}

package io.githops.examples.cli;

import io.githops.source.Snapshot;
import io.githops.source.Source;
import io.githops.tree.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the desired resources as Kubernetes would get them. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description =
                "Prints the desired resources as the JSON that Kubernetes would get, one per line, Secrets included.")
final class RenderCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions options = new SourceOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Source source = options.open()) {
            PrintWriter out = spec.commandLine().getOut();
            Snapshot snapshot = source.fetch();
            snapshot.resources().forEach(resource -> out.println(Json.text(resource.tree())));
            snapshot.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
            return ExitCode.DONE;
        }
    }
}

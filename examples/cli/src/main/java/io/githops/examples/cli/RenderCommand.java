package io.githops.examples.cli;

import io.githops.manifest.ManifestWriter;
import io.githops.manifest.Masking;
import io.githops.model.Resource;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import io.githops.tree.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the desired resources as Kubernetes would get them. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description = "Prints the desired resources as Kubernetes would get them, secrets masked.")
final class RenderCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions options = new SourceOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "json, which is the default: one resource per line; or yaml.")
    private Format format = Format.JSON;

    @Option(names = "--show-secrets", description = "Print the values of secrets as well.")
    private boolean showsSecrets;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Source source = options.open()) {
            Snapshot snapshot = source.fetch();
            print(snapshot.resources(), spec.commandLine().getOut());
            snapshot.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
            return ExitCode.DONE;
        }
    }

    private void print(List<Resource> resources, PrintWriter out) {
        Masking masking = Masking.of(KnownKinds.load());
        List<Resource> printed =
                showsSecrets ? resources : resources.stream().map(masking::mask).toList();
        if (format == Format.YAML) {
            out.print(ManifestWriter.write(printed));
        } else {
            printed.forEach(resource -> out.println(Json.text(resource.tree())));
        }
    }

    private enum Format {
        JSON,
        YAML
    }
}

package io.githops.examples.cli;

import io.githops.model.References;
import io.githops.model.Resource;
import io.githops.source.Source;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells which resources need which. */
@Command(
        name = "references",
        mixinStandardHelpOptions = true,
        description = "Tells which of the desired resources need which others, and which field says so.")
final class ReferencesCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions options = new SourceOptions();

    @Option(
            names = "--missing",
            description = "Only what is needed but not desired: the cluster must have it or make it.")
    private boolean missing;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Source source = options.open()) {
            List<Resource> resources = source.fetch().resources();
            References references = References.of(KnownKinds.load(), resources);
            PrintWriter out = spec.commandLine().getOut();
            if (missing) {
                references.missing().forEach(id -> references.neededBy(id).forEach(out::println));
            } else {
                resources.forEach(resource -> references.needs(resource.id()).forEach(out::println));
            }
            return ExitCode.DONE;
        }
    }
}

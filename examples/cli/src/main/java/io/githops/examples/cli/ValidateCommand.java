package io.githops.examples.cli;

import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks manifests without a cluster. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks the manifests against the schemas of their kinds, without a cluster; tells all problems.")
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions options = new SourceOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Source source = options.open()) {
            Snapshot snapshot = source.fetch();
            PrintWriter out = spec.commandLine().getOut();
            snapshot.warnings().forEach(warning -> out.println("warning: " + warning));
            unknownKinds(snapshot.resources())
                    .forEach(kind -> out.println("unknown kind: " + kind + "; read as it is, without a schema"));
            snapshot.signature().ifPresent(signature -> out.println("signature: " + signature));
            out.println(snapshot.resources().size() + " resources are valid");
            return ExitCode.DONE;
        }
    }

    private static List<GroupVersionKind> unknownKinds(List<Resource> resources) {
        Kinds kinds = KnownKinds.load();
        return resources.stream()
                .map(Resource::groupVersionKind)
                .filter(kind -> kinds.find(kind).isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}

package io.githops.examples.cli;

import io.githops.model.ResourceKind;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the kinds that are known without asking a cluster. */
@Command(
        name = "kinds",
        mixinStandardHelpOptions = true,
        description = "Lists the kinds that have a schema: API version, kind, plural and scope.")
final class KindsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        KnownKinds.load().all().stream()
                .sorted(Comparator.comparing(ResourceKind::groupVersionKind))
                .forEach(kind -> out.printf(
                        "%-40s %-34s %-38s %s%n",
                        kind.groupVersionKind().apiVersion(),
                        kind.groupVersionKind().kind(),
                        kind.plural(),
                        kind.isNamespaced() ? "namespaced" : "cluster"));
        return ExitCode.DONE;
    }
}

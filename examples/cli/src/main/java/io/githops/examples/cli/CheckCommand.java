package io.githops.examples.cli;

import io.githops.diff.check.Check;
import io.githops.diff.check.Checks;
import io.githops.diff.check.Finding;
import io.githops.diff.check.ReadyChecks;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for mistakes that schemas do not tell. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Looks for mistakes that schemas do not tell, without a cluster: names of what does not exist,"
                + " addresses given twice, names that are refused, and more. Errors give the exit code 1.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions options = new SourceOptions();

    @Option(
            names = "--check",
            split = ",",
            paramLabel = "ID",
            description = "Only these checks, separated by commas. Default: all but plain-secret.")
    private Set<String> ids = new LinkedHashSet<>();

    @Option(
            names = "--require-label",
            split = ",",
            paramLabel = "KEY",
            description = "Labels that every machine needs, in addition.")
    private Set<String> labels = new LinkedHashSet<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Checks checks = Checks.of(chosen()).kinds(KnownKinds.load());
        try (Source source = options.open()) {
            Snapshot snapshot = source.fetch();
            List<Finding> findings = checks.run(snapshot);
            PrintWriter out = spec.commandLine().getOut();
            findings.forEach(finding -> out.println((finding.isError() ? "error: " : "warning: ") + finding));
            long errors = findings.stream().filter(Finding::isError).count();
            out.println(snapshot.resources().size() + " resources, " + errors + " errors, " + (findings.size() - errors)
                    + " warnings");
            return errors == 0 ? ExitCode.DONE : ExitCode.ERROR;
        }
    }

    private List<Check> chosen() {
        Map<String, Check> known = new LinkedHashMap<>();
        ReadyChecks.standard().forEach(check -> known.put(check.id(), check));
        List<Check> chosen = new ArrayList<>(ids.isEmpty() ? known.values() : List.of());
        Check plainSecrets = ReadyChecks.plainSecrets();
        known.put(plainSecrets.id(), plainSecrets);
        for (String id : ids) {
            Check check = known.get(id);
            if (check == null) {
                throw new UnusableOptionException("--check " + id + ": there is no such check; expected one of "
                        + String.join(", ", known.keySet()));
            }
            chosen.add(check);
        }
        labels.forEach(label -> chosen.add(ReadyChecks.requiredLabel(label)));
        return chosen;
    }
}

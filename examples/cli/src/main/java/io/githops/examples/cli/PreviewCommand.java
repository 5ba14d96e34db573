package io.githops.examples.cli;

import io.githops.diff.Plan;
import io.githops.diff.Planner;
import io.githops.diff.Prune;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a branch would change. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description =
                "Shows what one revision changes against another, such as a pull request against its base, without a"
                        + " cluster.")
final class PreviewCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions options = new SourceOptions();

    @Mixin
    private PlanOutput output = new PlanOutput();

    @Option(
            names = "--base",
            required = true,
            paramLabel = "REF",
            description = "Branch, tag or commit to compare with.")
    private String base = "";

    @Option(names = "--json", description = "Prints the plan for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Source before = options.open(base);
                Source after = options.open()) {
            Snapshot old = before.fetch();
            Plan plan = Planner.builder(KnownKinds.load())
                    .prune(Prune.OWNED)
                    .build()
                    .preview(old, after.fetch());
            output.print(plan.document(), json, spec.commandLine().getOut());
            return plan.isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
        }
    }
}

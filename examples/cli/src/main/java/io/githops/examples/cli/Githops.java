package io.githops.examples.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. Exit codes: 0 in sync or done, 1 error, 2 changes pending, 3 refused by a guard. */
@Command(
        name = "githops",
        mixinStandardHelpOptions = true,
        version = "githops 0.1.0-SNAPSHOT",
        description = "GitOps for Harvester: plan, apply and watch over a cluster from a Git repository.",
        footer = {"", "Exit codes: 0 in sync or done, 1 error, 2 changes pending, 3 refused by a guard."},
        subcommands = {
            PlanCommand.class,
            PreviewCommand.class,
            RehearseCommand.class,
            ApplyCommand.class,
            RunCommand.class,
            DriftCommand.class,
            AcceptCommand.class,
            ExportCommand.class,
            PromoteCommand.class,
            RevertCommand.class,
            EnvironmentsCommand.class,
            AuditCommand.class,
            StatusCommand.class,
            RenderCommand.class,
            ReferencesCommand.class,
            ValidateCommand.class,
            CheckCommand.class,
            KindsCommand.class,
            ExplainCommand.class,
            WatchCommand.class,
            PowerCommand.class,
            ServeCommand.class
        })
public final class Githops implements Runnable {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program an error arose.")
    private boolean debug;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    Githops() {}

    /** Runs one command and ends the program with its exit code. */
    public static void main(String[] args) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        var githops = new Githops();
        int exitCode = new CommandLine(githops)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageReport())
                .setExecutionExceptionHandler(new ErrorReport(() -> githops.debug))
                .execute(args);
        out.flush();
        err.flush();
        return exitCode;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
    }
}

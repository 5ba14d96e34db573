package io.githops.examples.cli;

import io.githops.harvester.Harvester;
import io.githops.harvester.PowerAction;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a machine do something that no manifest says. */
@Command(
        name = "power",
        mixinStandardHelpOptions = true,
        description = "Starts, stops, restarts, pauses, unpauses or migrates a machine. Changes no manifest in Git.")
final class PowerCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ACTION", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Action action = Action.START;

    @Parameters(index = "1", paramLabel = "NAMESPACE/NAME", description = "The machine.")
    private String machine = "";

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Spec
    private CommandSpec spec;

    private enum Action {
        START,
        STOP,
        RESTART,
        PAUSE,
        UNPAUSE,
        MIGRATE
    }

    @Override
    public Integer call() {
        int slash = machine.indexOf('/');
        if (slash <= 0 || slash == machine.length() - 1) {
            throw new UnusableOptionException(
                    machine + ": expected the namespace and name of a machine, as in shop/web");
        }
        PowerAction asked = asked();
        try (Harvester harvester = cluster.open()) {
            harvester.power(machine.substring(0, slash), machine.substring(slash + 1), asked);
        }
        spec.commandLine().getOut().println(machine + ": asked to " + asked);
        return ExitCode.DONE;
    }

    private PowerAction asked() {
        return switch (action) {
            case START -> PowerAction.start();
            case STOP -> PowerAction.stop();
            case RESTART -> PowerAction.restart();
            case PAUSE -> PowerAction.pause();
            case UNPAUSE -> PowerAction.unpause();
            case MIGRATE -> PowerAction.migrate();
        };
    }
}

package io.githops.examples.cli;

import io.githops.harvester.Harvester;
import io.githops.harvester.live.LiveChange;
import io.githops.harvester.live.LiveView;
import io.githops.harvester.live.LiveViewBuilder;
import io.githops.model.GroupVersionKind;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what changes in a cluster. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Tells which objects of some kinds come, change and go, until it is stopped. Writes nothing.")
final class WatchCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "KIND", description = "Kinds or plurals, such as VirtualMachine.")
    private List<String> kinds = List.of();

    @Option(names = "--namespace", paramLabel = "NAME", description = "Namespace. Default: all.")
    private @Nullable String namespace;

    @Option(names = "--seconds", paramLabel = "N", description = "How long to watch. Default: until it is stopped.")
    private @Nullable Long seconds;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        GroupVersionKind[] watched = kinds.stream()
                .map(name -> KnownKinds.named(name, null).groupVersionKind())
                .toArray(GroupVersionKind[]::new);
        try (Harvester harvester = cluster.open()) {
            LiveViewBuilder view = LiveView.of(harvester).kinds(watched).onChange(change -> print(change, out));
            if (namespace != null) {
                view.namespaces(namespace);
            }
            try (LiveView opened = view.open()) {
                wait(opened);
            }
        }
        return ExitCode.DONE;
    }

    private void wait(LiveView view) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        if (seconds == null) {
            stopped.await();
        } else {
            stopped.await(seconds, TimeUnit.SECONDS);
        }
        view.states().stream()
                .filter(state -> state.lastProblem().isPresent())
                .forEach(state -> spec.commandLine().getErr().println(state));
    }

    private static void print(LiveChange change, PrintWriter out) {
        out.println(words(change));
        out.flush();
    }

    private static String words(LiveChange change) {
        if (change instanceof LiveChange.Added added) {
            return "added " + added.id();
        }
        if (change instanceof LiveChange.Changed changed) {
            return "changed " + changed.id();
        }
        return change instanceof LiveChange.Removed removed
                ? "removed " + removed.id()
                : "many changes of " + change.kind();
    }
}

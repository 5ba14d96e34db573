package io.githops.examples.cli;

import io.githops.harvester.embedded.EmbeddedHarvester;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the embedded Harvester until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Runs an embedded Harvester on the loopback address until it is stopped, for any Kubernetes client.")
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "Port. Default: a free one.")
    private int port;

    @Option(names = "--state", paramLabel = "FILE", description = "Objects to start with, and to save when stopped.")
    private @Nullable Path state;

    @Option(
            names = "--write-kubeconfig",
            required = true,
            paramLabel = "FILE",
            description = "Where to write how to reach it.")
    private Path kubeconfig = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value for option '--port': expected 0 to 65535, found " + port);
        }
        EmbeddedHarvester embedded =
                EmbeddedHarvester.builder().kinds(KnownKinds.load()).realTime().start();
        load(embedded);
        URI address = serve(embedded);
        StateFile.write(kubeconfig, embedded.kubeconfig());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(embedded), "githops-serve-stop"));
        PrintWriter out = spec.commandLine().getOut();
        out.println("serving an embedded Harvester at " + address);
        out.println("kubectl --kubeconfig " + kubeconfig + " get virtualmachines --all-namespaces");
        out.flush();
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }

    private URI serve(EmbeddedHarvester embedded) {
        try {
            return embedded.serve(port);
        } catch (java.io.UncheckedIOException e) {
            throw new UnusableOptionException("--port " + port + ": cannot listen there: "
                    + e.getCause().getMessage() + ". Choose another port, or leave --port out");
        }
    }

    private void load(EmbeddedHarvester embedded) {
        if (state != null && Files.exists(state)) {
            StateFile.load(embedded, state, "--state");
        }
    }

    private void stop(EmbeddedHarvester embedded) {
        if (state != null) {
            StateFile.write(state, embedded.save());
        }
        embedded.close();
    }
}

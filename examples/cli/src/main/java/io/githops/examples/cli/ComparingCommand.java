package io.githops.examples.cli;

import io.githops.cluster.Cluster;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ReconcilerBuilder;
import io.githops.source.Source;
import io.githops.webhook.WebhookEvent;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that compares a repository with a cluster. */
abstract class ComparingCommand implements Callable<Integer> {
    @Mixin
    private SyncOptions options = new SyncOptions();

    @Spec
    private CommandSpec spec;

    /** @return the exit code */
    abstract int run(Reconciler reconciler, PrintWriter out);

    /** Gives the reconciler options that only some commands have. */
    ReconcilerBuilder configure(ReconcilerBuilder reconciler) {
        return reconciler;
    }

    /** Puts something around the source, for commands that ask it more than once. */
    Source around(Source source) {
        return source;
    }

    boolean isJson() {
        return options.isJson();
    }

    /** Whether the repository may have something new. */
    boolean isConcerned(WebhookEvent event) {
        return options.isConcerned(event);
    }

    /** Where the command was called from. */
    CommandLine terminal() {
        return spec.commandLine();
    }

    @Override
    public Integer call() {
        try (Source source = around(options.openSource());
                Cluster cluster = options.openCluster();
                Trail trail = options.openTrail();
                Reconciler reconciler = trail.listening(configure(options.reconciler(source, trail.around(cluster))))
                        .build()) {
            return run(reconciler, terminal().getOut());
        }
    }
}

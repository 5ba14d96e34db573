package io.githops.examples.cli;

import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ReconcilerBuilder;
import io.githops.reconcile.SyncEvent;
import io.githops.reconcile.SyncMode;
import io.githops.reconcile.SyncResult;
import io.githops.source.LastGoodSource;
import io.githops.source.Source;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Keeps a cluster as the repository says. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Keeps the cluster as the repository says, until it is stopped: takes up new commits, and puts right what"
                        + " somebody changed, within a second.")
final class RunCommand extends ComparingCommand {
    @Option(
            names = "--mode",
            paramLabel = "observe|propose|automatic",
            defaultValue = "automatic",
            description =
                    "Whether to tell what differs only, to tell the plan to be approved by apply --plan, or to make the"
                            + " changes. Default: ${DEFAULT-VALUE}.")
    private SyncMode mode = SyncMode.AUTOMATIC;

    @Option(names = "--no-heal", description = "Only tells of drift; makes changes when there is a new commit.")
    private boolean isDriftLeft;

    @Option(names = "--roll-back", description = "Goes back to the last good commit when a new one fails.")
    private boolean rollsBack;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "180",
            description = "How long to wait between looks at the repository. Default: ${DEFAULT-VALUE}.")
    private long intervalSeconds;

    @Option(
            names = "--last-good",
            paramLabel = "MINUTES",
            description =
                    "Goes on with the last good state and says so, also when the newest commit cannot be used, or the"
                            + " repository is away for no longer than that.")
    private @Nullable Long lastGoodMinutes;

    @Mixin
    private WebhookOptions webhooks = new WebhookOptions();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long to run after the first look. Default: until it is stopped.")
    private @Nullable Long seconds;

    private final CountDownLatch looked = new CountDownLatch(1);

    @Override
    ReconcilerBuilder configure(ReconcilerBuilder reconciler) {
        if (intervalSeconds <= 0) {
            throw new ParameterException(
                    terminal(), "Invalid value for option '--interval': expected 1 or more, found " + intervalSeconds);
        }
        var progress = new Progress(terminal().getOut(), terminal().getErr(), isJson());
        return reconciler
                .mode(mode)
                .healDrift(!isDriftLeft)
                .rollBackFailures(rollsBack)
                .interval(Duration.ofSeconds(intervalSeconds))
                .listener(progress)
                .listener(event -> tell(event, progress));
    }

    @Override
    Source around(Source source) {
        if (lastGoodMinutes == null) {
            return source;
        }
        if (lastGoodMinutes <= 0) {
            throw new ParameterException(
                    terminal(), "Invalid value for option '--last-good': expected 1 or more, found " + lastGoodMinutes);
        }
        return LastGoodSource.builder(source)
                .maxAge(Duration.ofMinutes(lastGoodMinutes))
                .build();
    }

    @Override
    int run(Reconciler reconciler, PrintWriter out) {
        PushReceiver receiver =
                webhooks.open(this::isConcerned, reconciler::trigger, terminal().getErr());
        try {
            reconciler.start();
            var stopped = new CountDownLatch(1);
            if (seconds == null) {
                stopped.await();
            } else {
                looked.await();
                stopped.await(seconds, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (receiver != null) {
                receiver.close();
            }
        }
        out.println(reconciler.state());
        return reconciler.state().lastFailure().isPresent() ? ExitCode.ERROR : ExitCode.DONE;
    }

    private void tell(SyncEvent event, Progress progress) {
        PrintWriter err = terminal().getErr();
        if (event instanceof SyncEvent.Finished finished) {
            SyncResult result = finished.result();
            progress.conclude(result);
        } else if (event instanceof SyncEvent.Planned) {
            looked.countDown();
        } else if (event instanceof SyncEvent.Failed failed) {
            looked.countDown();
            err.println("error: " + failed.cause().getMessage());
            err.println("  tried again in " + failed.retryIn().toSeconds() + " s");
        } else if (event instanceof SyncEvent.Stale stale) {
            err.println("stale: " + stale.staleness());
        } else if (event instanceof SyncEvent.Drifted drifted) {
            err.println("drift: the cluster differs from " + drifted.plan().revision());
        } else if (event instanceof SyncEvent.Proposed proposed) {
            err.println("proposed: apply --plan " + proposed.plan().hash());
        } else if (event instanceof SyncEvent.RollingBack back) {
            err.println("rolling back: " + back.from() + " failed, " + back.to() + " is restored");
        }
        err.flush();
    }
}

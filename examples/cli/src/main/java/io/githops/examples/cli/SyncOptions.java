package io.githops.examples.cli;

import io.githops.cluster.Cluster;
import io.githops.diff.Adoption;
import io.githops.diff.Planner;
import io.githops.diff.Prune;
import io.githops.diff.rule.FieldPolicy;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ReconcilerBuilder;
import io.githops.reconcile.SyncWindows;
import io.githops.source.Source;
import io.githops.webhook.WebhookEvent;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that compare a repository with a cluster have in common. */
final class SyncOptions {
    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--prune", description = "Delete what earlier runs applied and the repository no longer has.")
    private boolean prune;

    @Option(
            names = "--output",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "Form of the output. Default: ${DEFAULT-VALUE}.")
    private OutputFormat output = OutputFormat.TEXT;

    @Option(
            names = "--audit",
            paramLabel = "FOLDER",
            description = "Keeps a record of every plan, change and outcome in a folder; see the command audit.")
    private @Nullable Path audit;

    @Option(
            names = "--adopt",
            paramLabel = "refuse|if-equal|change",
            converter = AdoptionConverter.class,
            defaultValue = "if-equal",
            description = "What to do about desired objects that others made. Default: ${DEFAULT-VALUE}.")
    private Adoption adoption = Adoption.IF_EQUAL;

    @Option(names = "--leave-power", description = "Leaves it to the cluster which machines run, with a warning.")
    private boolean isPowerLeft;

    @Option(
            names = "--window",
            paramLabel = "WINDOW",
            description = "When anything may be written, such as \"allow Sat,Sun 22:00-04:00 Europe/Berlin\" or"
                    + " \"deny daily 02:00-03:00 UTC\". May be given several times. Default: at any time.")
    private String[] windows = {};

    boolean isJson() {
        return output == OutputFormat.JSON;
    }

    SourceOptions source() {
        return source;
    }

    Source openSource() {
        return source.open();
    }

    boolean isConcerned(WebhookEvent event) {
        return source.isConcerned(event);
    }

    Cluster openCluster() {
        return cluster.open();
    }

    Trail openTrail() {
        return Trail.open(audit);
    }

    /** A reconciler of both sides, with more options to give. */
    ReconcilerBuilder reconciler(Source desired, Cluster live) {
        return Reconciler.builder(desired, live)
                .kinds(KnownKinds.load())
                .prune(prune ? Prune.OWNED : Prune.OFF)
                .windows(syncWindows())
                .planning(this::planning);
    }

    private Planner.Builder planning(Planner.Builder planner) {
        planner.adoption(adoption);
        return isPowerLeft ? planner.policy(FieldPolicy.powerState().withWarning()) : planner;
    }

    private SyncWindows syncWindows() {
        try {
            return SyncWindows.of(windows);
        } catch (IllegalArgumentException e) {
            throw new UnusableOptionException("--window: " + e.getMessage());
        }
    }

    /** Reads {@code if-equal} as {@link Adoption#IF_EQUAL}. */
    private static final class AdoptionConverter implements ITypeConverter<Adoption> {
        @Override
        public Adoption convert(String value) {
            return Adoption.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}

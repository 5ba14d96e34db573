package io.githops.audit;

import io.githops.cluster.Cluster;
import io.githops.diff.Prune;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.reconcile.Preflight;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ReconcilerBuilder;
import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import java.time.Instant;
import java.util.List;

/** An embedded Harvester in memory and the commits that a test makes. */
public final class Workshop implements AutoCloseable {
    public static final Instant COMMITTED = Instant.parse("2026-11-21T09:00:00Z");

    public final EmbeddedHarvester embedded =
            EmbeddedHarvester.builder().realTime().start();
    public final Harvester cluster = Harvester.over(embedded.transport());
    private Snapshot desired = Snapshot.of(Revision.of("0", "main"), List.of());

    /** What the source says from now on, and why. */
    public Workshop commit(String id, String message, String yaml) {
        List<Resource> resources = ManifestReader.of(Kinds.harvester())
                .read(List.of(ManifestFile.of("desired.yaml", yaml)))
                .orThrow();
        String subject = message.lines().findFirst().orElse("");
        var commit = new Commit("Ada Example", "ada@example.org", COMMITTED, subject, message);
        desired = Snapshot.of(new Revision(id, "main", commit), resources);
        return this;
    }

    public Source source() {
        return () -> desired;
    }

    /** A reconciler that writes to a cluster which may be wrapped. */
    public ReconcilerBuilder reconciler(Cluster reached) {
        return Reconciler.builder(source(), reached)
                .prune(Prune.OWNED)
                .concurrency(1)
                .execution(executor -> executor.preflight(Preflight.OFF));
    }

    @Override
    public void close() {
        cluster.close();
        embedded.close();
    }
}

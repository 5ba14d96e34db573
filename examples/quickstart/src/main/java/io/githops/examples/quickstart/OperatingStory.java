package io.githops.examples.quickstart;

import io.githops.audit.AuditSink;
import io.githops.audit.AuditTrail;
import io.githops.audit.AuditVerdict;
import io.githops.audit.AuditVerifier;
import io.githops.cluster.Cluster;
import io.githops.diff.Prune;
import io.githops.fleet.Fleet;
import io.githops.fleet.Rollout;
import io.githops.fleet.RolloutStage;
import io.githops.fleet.RolloutState;
import io.githops.git.GitSource;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ReconcilerBuilder;
import io.githops.reconcile.SyncResult;
import io.githops.rehearsal.Rehearsal;
import io.githops.rehearsal.RehearsalReport;
import io.githops.source.Revision;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jgit.api.errors.GitAPIException;

/** Steps of the quickstart about programs that run for a long time. */
final class OperatingStory implements AutoCloseable {
    private static final String JONAS = "Jonas Weber";
    private static final String ELIF = "Elif Kaya";

    private final Narrator narrator;
    private final Path folder;
    private final SampleRepository repository;
    private final LabCluster cluster;
    private final GitSource source;

    /** @param folder for files of this run */
    OperatingStory(Narrator narrator, Path folder, SampleRepository repository, LabCluster cluster) {
        this.narrator = narrator;
        this.folder = folder;
        this.repository = repository;
        this.cluster = cluster;
        source = source();
    }

    private GitSource source() {
        return GitSource.builder(repository.address()).ref("main").path("dev").build();
    }

    void rehearse() throws IOException, GitAPIException {
        narrator.step("A commit doubles the memory of machine web; it is tried on a copy of the cluster first");
        repository.replace("dev/web.yaml", "memory: 4Gi", "memory: 8Gi");
        repository.commit(JONAS, "Double the memory of web");
        long before = cluster.writes();

        RehearsalReport report;
        try (Reconciler reconciler = keeping(source, cluster.client()).build()) {
            report = Rehearsal.builder(reconciler.plan())
                    .live(cluster.client())
                    .build()
                    .run();
        }

        narrator.say(report.text());
        narrator.claim(report.converges(), "the copy ends up as desired, and a second plan is empty");
        narrator.claim(report.deviations().isEmpty(), "machines did what the plan had said they would");
        narrator.claim(cluster.writes() == before, "the cluster itself was only read");
    }

    /** @param lastGood the revision before the newest */
    void runByItself(Revision lastGood) throws IOException, InterruptedException {
        narrator.step("The program runs by itself, and keeps an audit trail");
        Path audit = folder.resolve("audit");
        try (var trail = AuditTrail.builder(AuditSink.folder(audit)).build();
                var running = Reconciler.builder(source, trail.around(cluster.client()))
                        .prune(Prune.OWNED)
                        .listener(trail)
                        .build()) {
            running.start();
            narrator.claim(
                    cluster.comesTrue(() -> cluster.machine("web").hasMemory("8Gi")), "the newest commit is applied");

            cluster.editMachine("web", Mapping.of("spec", Mapping.of("runStrategy", new Text("Halted"))));
            narrator.claim(
                    cluster.comesTrue(() -> cluster.machine("web").isMeantToRun()),
                    "machine web, which somebody switched off, is switched on again without anybody's doing");

            SyncResult back = running.sync(lastGood.id());
            narrator.claim(
                    back.succeeded() && cluster.machine("web").hasMemory("4Gi"),
                    "one call brings the cluster back to revision " + lastGood.shortId() + ", and holds it there");
        }
        AuditVerdict verdict = AuditVerifier.create().verify(audit);
        narrator.say("audit trail: " + verdict);
        narrator.claim(verdict.isValid(), "every plan, change and outcome is on record, in an unbroken chain");
    }

    void rollOut() throws IOException, GitAPIException, InterruptedException {
        narrator.step("The mistakes are reverted, and two clusters get that revision, the canary first");
        repository.revertLast(ELIF);
        String wanted = source.fetch().revision().id();
        try (var spare = LabCluster.start(folder);
                var labSource = source();
                var spareSource = source();
                var fleet = Fleet.builder().build()) {
            fleet.add("lab", Map.of("stage", "canary"), member -> keeping(labSource, member.fence(cluster.client())));
            fleet.add("spare", Map.of("stage", "rest"), member -> keeping(spareSource, member.fence(spare.client())));
            Rollout rollout = fleet.rollout("memory", wanted)
                    .stage(RolloutStage.of("canary", Map.of("stage", "canary")))
                    .stage(RolloutStage.of("rest", Map.of("stage", "rest")))
                    .start();
            fleet.start();
            RolloutState state = rollout.await(Duration.ofMinutes(3));

            narrator.say(state.toString());
            narrator.claim(state.phase() == RolloutState.Phase.SUCCEEDED, "the rollout reached every cluster");
            narrator.claim(
                    cluster.machine("web").hasMemory("8Gi")
                            && spare.machine("web").hasMemory("8Gi"),
                    "machine web has the new size in both");
        }
    }

    private static ReconcilerBuilder keeping(GitSource desired, Cluster live) {
        return Reconciler.builder(desired, live).prune(Prune.OWNED);
    }

    @Override
    public void close() {
        source.close();
    }
}

package io.githops.examples.quickstart;

import io.githops.diff.FieldChange;
import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange.Action;
import io.githops.export.Export;
import io.githops.export.ExportedFile;
import io.githops.export.Exporter;
import io.githops.git.FileChange;
import io.githops.git.FileEdits;
import io.githops.git.GitPerson;
import io.githops.git.GitSource;
import io.githops.git.GitWriter;
import io.githops.git.GitWriterBuilder;
import io.githops.git.Proposal;
import io.githops.git.trust.AllowedSigners;
import io.githops.git.trust.TrustPolicy;
import io.githops.git.trust.UntrustedRevisionException;
import io.githops.harvester.Harvester;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.kubernetes.Namespace;
import io.githops.model.kubernetes.Secret;
import io.githops.model.kubevirt.VirtualMachine;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.SyncResult;
import io.githops.source.LastGoodSource;
import io.githops.source.Revision;
import io.githops.source.Signature;
import io.githops.source.Source;
import io.githops.source.Staleness;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps of the quickstart about a cluster that somebody made by hand, and a branch that takes signed commits only. */
final class TakeoverStory implements AutoCloseable {
    private static final String BRANCH = "kiosk";
    private static final String NAMESPACE = "kiosk";
    private static final String MACHINE_FILE = "kiosk/virtualmachine-till.yaml";
    private static final FieldPath MEMORY = FieldPath.parse("spec.template.spec.domain.resources.limits.memory");
    private static final FieldPath RUN_STRATEGY = FieldPath.of("spec", "runStrategy");
    private static final GitPerson ELIF = new GitPerson("Elif Kaya", "elif.kaya@shop.example");
    private static final GitPerson JONAS = new GitPerson("Jonas Weber", "jonas.weber@shop.example");

    private final Narrator narrator;
    private final SampleRepository repository;
    private final LabCluster cluster;
    private final GitWriter writer;
    private final Source source;
    private final Reconciler reconciler;

    /** @param folder for files of this run */
    TakeoverStory(Narrator narrator, Path folder, SampleRepository repository) throws IOException {
        this.narrator = narrator;
        this.repository = repository;
        cluster = LabCluster.start(folder);
        var key = SigningKey.generate();
        Path signers = Files.writeString(folder.resolve("allowed_signers"), key.allowedFor(ELIF.email()));
        writer = writer(ELIF).signer(key.signer()).build();
        source = LastGoodSource.of(GitSource.builder(repository.address())
                .ref(BRANCH)
                .path("prod")
                .trust(TrustPolicy.everyCommit(AllowedSigners.ssh(signers)))
                .build());
        reconciler = Reconciler.builder(source, cluster.client())
                .provenance(Duration.ofSeconds(30))
                .build();
    }

    private GitWriterBuilder writer(GitPerson person) {
        return GitWriter.builder(repository.address(), person).branch(BRANCH);
    }

    void takeOver() {
        narrator.step("A namespace that somebody filled by hand, on another cluster, is taken over into Git");
        makeByHand();

        Export export = Exporter.builder(Kinds.harvester()).build().export(LiveObjects.of(objects()));
        export.leftOut().forEach(left -> narrator.say("left out: " + left));
        push(writer.edit(files("prod", export), "Take over the kiosk"));

        narrator.claim(
                export.removedFields() > 0,
                export.removedFields() + " values that the cluster adds by itself are not written down");
        Plan plan = reconciler.plan();
        narrator.say(plan.document().text());
        narrator.claim(
                plan.changes().size() == export.files().size()
                        && plan.changes(Action.CREATE).isEmpty()
                        && fields(plan).isEmpty(),
                "a plan of that commit changes no field");
        narrator.claim(
                reconciler.sync().succeeded() && reconciler.plan().isEmpty(),
                "the first sync takes ownership, and nothing is left to do");
    }

    void promoteAndRevert() {
        narrator.step("Development gets more memory, which is promoted to production and taken back");
        push(writer.promote(BRANCH, "prod", "dev"));
        push(writer.manifests(List.of(manifest(MEMORY, "2Gi")), "dev", "Give till more memory"));
        Proposal promotion = writer.promote(BRANCH, "dev", "prod");
        narrator.claim(
                promotion.files().equals(List.of(new FileChange("prod/" + MACHINE_FILE, FileChange.Kind.CHANGED)))
                        && reconciler.plan().isEmpty(),
                "a proposal lists its files before anything is pushed");
        String promoted = push(promotion);

        Plan plan = reconciler.plan();
        narrator.say(plan.document().text());
        narrator.claim(
                fields(plan).stream()
                        .flatMap(field -> plan.lastTouched(field).stream())
                        .map(Revision::id)
                        .toList()
                        .equals(List.of(promoted)),
                "the plan names the commit that last touched the field, and whose it is");
        narrator.claim(reconciler.sync().succeeded() && machine().hasMemory("2Gi"), "the cluster has the new size");

        push(writer.revert(promoted));
        narrator.claim(
                reconciler.sync().succeeded() && machine().hasMemory("1Gi"), "the revert brings the old one back");
    }

    void refuseUnsigned() {
        narrator.step("Jonas forgets to sign his commit");
        Signature signature = source.fetch().signature().orElseThrow();
        narrator.claim(
                signature.isGood() && ELIF.email().equals(signature.signer()),
                "so far every commit was " + signature.reason());
        String refused;
        try (GitWriter jonas = writer(JONAS).build()) {
            refused = jonas.push(jonas.manifests(List.of(manifest(RUN_STRATEGY, "Halted")), "prod", "Switch till off"))
                    .orElseThrow()
                    .id();
        }
        long before = cluster.writes();

        SyncResult result = reconciler.sync();

        Staleness stale = source.staleness().orElseThrow();
        narrator.say("The library is " + stale);
        narrator.claim(
                stale.cause() instanceof UntrustedRevisionException
                        && stale.refused().equals(Optional.of(refused)),
                "the commit is refused, as it is not signed");
        narrator.claim(
                stale.served().equals(result.plan().revision())
                        && result.plan().isEmpty()
                        && cluster.writes() == before,
                "the cluster is held at the last good revision");
    }

    private void makeByHand() {
        try (var base = GitSource.builder(repository.address())
                .ref("main")
                .path("kiosk/base")
                .build()) {
            base.fetch().resources().forEach(manifest -> cluster.client().create(manifest, "kubectl-create"));
        }
    }

    private List<Resource> objects() {
        Harvester client = cluster.client();
        List<Resource> objects = new ArrayList<>(client.list(Secret.KIND.groupVersionKind(), NAMESPACE));
        objects.addAll(client.list(VirtualMachine.KIND.groupVersionKind(), NAMESPACE));
        client.get(Namespace.KIND.groupVersionKind(), "", NAMESPACE).ifPresent(objects::add);
        return objects;
    }

    private static FileEdits files(String folder, Export export) {
        FileEdits files = FileEdits.none();
        for (ExportedFile file : export.files()) {
            files = files.put(folder + "/" + file.path(), file.text());
        }
        return files;
    }

    /** The machine as production describes it, but for one field. */
    private Resource manifest(FieldPath field, String value) {
        Resource machine = source.fetch().resources().stream()
                .filter(resource -> resource.id().kind().equals("VirtualMachine"))
                .findFirst()
                .orElseThrow();
        return machine.withTree(machine.tree().with(field, new Text(value)));
    }

    private LiveMachine machine() {
        return cluster.client()
                .get(VirtualMachine.KIND.groupVersionKind(), NAMESPACE, "till")
                .map(live -> new LiveMachine(live.as(VirtualMachine.KIND)))
                .orElseThrow();
    }

    /** Shows what would be done to which files, does it, and returns the id of the commit. */
    private String push(Proposal proposal) {
        narrator.say(proposal.toString());
        return writer.push(proposal).orElseThrow().id();
    }

    private static List<FieldChange> fields(Plan plan) {
        return plan.changes().stream()
                .flatMap(change -> change.fields().stream())
                .toList();
    }

    @Override
    public void close() {
        reconciler.close();
        source.close();
        writer.close();
        cluster.close();
    }
}

package io.githops.examples.quickstart;

import io.githops.diff.Approval;
import io.githops.diff.FieldChange;
import io.githops.diff.Guard;
import io.githops.diff.Plan;
import io.githops.diff.Prune;
import io.githops.diff.RefusedPlanException;
import io.githops.diff.ResourceChange.Action;
import io.githops.git.GitSource;
import io.githops.harvester.live.LiveChange;
import io.githops.harvester.live.LiveView;
import io.githops.manifest.ManifestWriter;
import io.githops.model.Effect;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.References;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.TakenValue;
import io.githops.model.harvester.VirtualMachineImage;
import io.githops.model.kubernetes.PersistentVolumeClaim;
import io.githops.model.kubernetes.Secret;
import io.githops.model.kubevirt.CloudConfig;
import io.githops.model.kubevirt.GuestUser;
import io.githops.model.kubevirt.VirtualMachine;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.SyncResult;
import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.api.errors.GitAPIException;

/** The steps of the quickstart, in their order. Each shows what the library says and checks what it did. */
final class Story implements AutoCloseable {
    private static final String JONAS = "Jonas Weber";
    private static final String ELIF = "Elif Kaya";
    private static final String PORTAL = "Team Portal";
    private static final String DEMO_PASSWORD = "not-a-real-password";

    private final Narrator narrator;
    private final Path folder;
    private final SampleRepository repository;
    private final LabCluster cluster;
    private final GitSource source;
    private final Reconciler reconciler;

    /** @param folder for files of this run */
    Story(Narrator narrator, Path folder, SampleRepository repository, LabCluster cluster) {
        this.narrator = narrator;
        this.folder = folder;
        this.repository = repository;
        this.cluster = cluster;
        source = source("main");
        reconciler = Reconciler.builder(source, cluster.client())
                .prune(Prune.OWNED)
                .listener(new Progress(narrator))
                .build();
    }

    private GitSource source(String ref) {
        return GitSource.builder(repository.address()).ref(ref).path("dev").build();
    }

    void planEmptyCluster() {
        narrator.step("The plan for an empty Harvester");

        Plan plan = reconciler.plan();

        narrator.say(plan.document().text());
        narrator.claim(plan.changes(Action.CREATE).size() == 16, "16 resources are created, and one setting changed");
        narrator.claim(
                wave(plan, "StorageClass") < wave(plan, "VirtualMachineImage")
                        && wave(plan, "VirtualMachineImage") < wave(plan, "VirtualMachine")
                        && wave(plan, "NetworkAttachmentDefinition") < wave(plan, "VirtualMachine")
                        && wave(plan, "VirtualMachine") < wave(plan, "ScheduleVMBackup"),
                "what a resource needs comes in an earlier wave");
        narrator.claim(
                plan.changes().stream()
                        .filter(change -> change.id().kind().equals("VirtualMachine"))
                        .allMatch(change -> change.takenValues().stream().noneMatch(TakenValue::isKnown)),
                "the storage class of the machines' volumes comes with the image; the plan says so");
        narrator.claim(cluster.writes() == 0, "planning wrote nothing");
    }

    void apply() {
        narrator.step("Apply it, and wait until the image is imported and the machines run");

        SyncResult result = reconciler.sync();

        narrator.claim(result.succeeded(), "every change was made and every resource is healthy");
        narrator.claim(cluster.hasImported("ubuntu-24-04"), "the image is imported");
        narrator.claim(
                cluster.find(PersistentVolumeClaim.KIND, "web-root")
                        .flatMap(claim -> claim.spec().storageClassName())
                        .equals(cluster.find(VirtualMachineImage.KIND, "ubuntu-24-04")
                                .flatMap(VirtualMachineImage::status)
                                .flatMap(VirtualMachineImage.Status::storageClassName)),
                "the volume of machine web has the storage class that Harvester made for the image");
        narrator.claim(cluster.machine("web").isRunning(), "machine web runs");
        narrator.claim(cluster.machine("database").isRunning(), "machine database runs");
    }

    void syncAgain() {
        narrator.step("A second sync");
        long before = cluster.writes();

        SyncResult result = reconciler.sync();

        narrator.say(result.plan().toString());
        narrator.claim(result.plan().isEmpty(), "there is nothing to do");
        narrator.claim(cluster.writes() == before, "the server counted zero writes");
    }

    void healDrift() {
        narrator.step("Somebody switches machine web off with kubectl edit");
        cluster.editMachine("web", Mapping.of("spec", Mapping.of("runStrategy", new Text("Halted"))));
        narrator.claim(cluster.machine("web").isOff(), "machine web is off");

        Plan plan = reconciler.plan();
        narrator.say(plan.document().text());
        FieldChange drift = onlyField(plan);
        narrator.claim(
                drift.path().equals(FieldPath.of("spec", "runStrategy"))
                        && drift.liveValue().equals(Optional.of(new Text("Halted")))
                        && drift.desiredValue().equals(Optional.of(new Text("RerunOnFailure")))
                        && "kubectl-edit".equals(drift.details().liveManager()),
                "the plan names the field, both values and who changed it");

        reconciler.sync();

        narrator.claim(cluster.machine("web").isRunning(), "machine web runs again");
        narrator.claim(reconciler.plan().isEmpty(), "nothing is left to do");
    }

    void raiseMemory() throws IOException, GitAPIException {
        narrator.step("A commit gives machine web more memory");
        repository.replace("dev/web.yaml", "memory: 4Gi", "memory: 6Gi");
        repository.commit(JONAS, "Give web more memory");

        Plan plan = reconciler.plan();
        narrator.say(plan.document().text());
        narrator.claim(
                onlyField(plan).details().effect().level() == Effect.Level.RESTART_REQUIRED,
                "the plan says that the machine must restart");
        Commit commit = Objects.requireNonNull(plan.revision().commit());
        narrator.claim(
                commit.authorName().equals(JONAS) && commit.subject().equals("Give web more memory"),
                "it names the commit and its author");

        reconciler.sync();

        narrator.claim(cluster.machine("web").hasMemory("6Gi"), "the cluster has the new size");
        narrator.claim(
                cluster.machine("web").needsRestart(), "the cluster says that the machine still runs with the old one");
    }

    void revert() throws IOException, GitAPIException {
        narrator.step("git revert");
        repository.revertLast(JONAS);

        narrator.say(reconciler.plan().document().text());
        reconciler.sync();

        narrator.claim(cluster.machine("web").hasMemory("4Gi"), "the previous size is back");
        narrator.claim(
                !cluster.machine("web").needsRestart(),
                "as the machine was not restarted in between, no restart is pending");
    }

    void addMachineByProgram() throws IOException, GitAPIException {
        narrator.step("A program makes machine worker from the image, and commits it");
        List<Resource> worker = VirtualMachine.fromImage("shop", "worker", "ubuntu-24-04")
                .memory("1Gi")
                .storageClass("githops.ref(VirtualMachineImage/ubuntu-24-04:status.storageClassName)")
                .cloudInit(CloudConfig.builder()
                        .addUser(GuestUser.administrator("ops", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGx ops"))
                        .build())
                .network("vlan-120")
                .resources();
        repository.write("dev/worker.yaml", ManifestWriter.write(worker));
        repository.commit(PORTAL, "Add a worker");

        Plan plan = reconciler.plan();
        narrator.say(plan.document().text());
        narrator.claim(
                plan.changes(Action.CREATE).size() == 2
                        && plan.changes(Action.UPDATE).isEmpty(),
                "the machine and the Secret of its user data are created, and nothing else changes");
        reconciler.sync();

        narrator.claim(cluster.machine("worker").isRunning(), "machine worker runs");
        narrator.claim(
                References.of(Kinds.harvester(), worker).needs(worker.get(1).id()).stream()
                        .anyMatch(
                                reference -> reference.to().equals(worker.get(0).id())),
                "the library knows that the machine needs the Secret");
    }

    /** Returns the last revision that was synced. */
    Revision retireDatabase() throws IOException, GitAPIException {
        narrator.step("A commit removes machine database and its volume");
        repository.delete("dev/database.yaml");
        repository.commit(ELIF, "Retire the database");
        long before = cluster.writes();

        Plan refused =
                narrator.refusal(RefusedPlanException.class, reconciler::sync).plan();
        narrator.say(refused.document().text());
        narrator.claim(
                refused.guards().stream().map(Guard::code).toList().equals(List.of(Guard.Code.DATA_LOSS)),
                "the sync is refused because data would be lost");
        narrator.claim(cluster.writes() == before, "nothing was written");

        narrator.say("Elif approves that, and nothing else.");
        Plan approved = refused.with(refused.guards().stream().map(Approval::of).toList());
        SyncResult result = reconciler.execute(approved.approveUnguarded());

        narrator.claim(result.succeeded(), "every change was made");
        narrator.claim(
                cluster.find(VirtualMachine.KIND, "database").isEmpty()
                        && cluster.find(PersistentVolumeClaim.KIND, "database-data")
                                .isEmpty(),
                "machine and volume are gone");
        return result.plan().revision();
    }

    void reportMistakes() throws IOException, GitAPIException {
        narrator.step("A commit with three mistakes in two files");
        repository.replace("dev/web.yaml", "runStrategy: RerunOnFailure", "runStrategy: RerunOnFailur");
        repository.replace("dev/web.yaml", "evictionStrategy:", "evictionStratgy:");
        repository.replace("dev/network.yaml", "mode: active-backup", "mode: activ-backup");
        repository.commit(ELIF, "Tidy up");
        long before = cluster.writes();

        List<Problem> problems =
                narrator.refusal(ManifestException.class, reconciler::sync).problems();

        problems.forEach(problem -> narrator.say(problem.toString()));
        narrator.claim(problems.size() == 3, "all three are reported at once");
        narrator.claim(
                problems.stream().allMatch(problem -> problem.position() != null), "each with file, line and column");
        narrator.claim(
                problems.stream().allMatch(problem -> problem.message().contains("Did you mean")),
                "each with a suggestion");
        narrator.claim(cluster.writes() == before, "nothing was written");
    }

    void rebuild(Revision revision) throws IOException {
        narrator.step("The cluster is lost; an empty one is rebuilt from revision " + revision.shortId());
        try (var fresh = LabCluster.start(folder);
                var sameRevision = source(revision.id());
                var rebuilder = Reconciler.builder(sameRevision, fresh.client()).build()) {
            SyncResult result = rebuilder.sync();

            narrator.say(result.plan().toString());
            narrator.claim(result.succeeded(), "every change was made and every resource is healthy");
            narrator.claim(fresh.machine("web").isRunning(), "machine web runs");
            narrator.claim(rebuilder.plan().isEmpty(), "nothing is left to do");
        }
    }

    void watchARestart() throws InterruptedException {
        narrator.step("Machine web is restarted under the eyes of a live view");
        Set<ResourceId> changed = ConcurrentHashMap.newKeySet();
        try (LiveView view = LiveView.of(cluster.client())
                .kinds(VirtualMachine.KIND.groupVersionKind())
                .open()) {
            narrator.claim(view.awaitCurrent(Duration.ofSeconds(30)), "the view knows the machines");
            int known = view.snapshot().resources().size();
            view.onChange(change -> {
                if (change instanceof LiveChange.Changed machine) {
                    changed.add(machine.id());
                }
            });
            String before = cluster.runOf("web");

            cluster.restart("web");

            narrator.claim(!cluster.runOf("web").equals(before), "it runs anew");
            narrator.claim(
                    changed.stream().anyMatch(id -> id.name().equals("web")), "the view was told, without asking");
            narrator.claim(view.snapshot().resources().size() == known, "it knows as many machines as before");
        }
    }

    void keepSecrets() {
        narrator.step("Passwords");
        Secret stored = cluster.find(Secret.KIND, "web-cloud-init").orElseThrow();
        narrator.claim(
                stored.value("userdata").orElseThrow().contains(DEMO_PASSWORD),
                "the cluster has the password of machine web");
        narrator.claim(!narrator.told().contains(DEMO_PASSWORD), "no line above shows it");
    }

    private static int wave(Plan plan, String kind) {
        return plan.changes().stream()
                .filter(change -> change.id().kind().equals(kind))
                .mapToInt(change -> change.placement().wave())
                .findFirst()
                .orElseThrow();
    }

    private static FieldChange onlyField(Plan plan) {
        List<FieldChange> fields = plan.changes(Action.UPDATE).stream()
                .flatMap(change -> change.fields().stream())
                .toList();
        if (fields.size() != 1) {
            throw new BrokenClaimException("one field changes, not " + fields);
        }
        return fields.get(0);
    }

    @Override
    public void close() {
        reconciler.close();
        source.close();
    }
}

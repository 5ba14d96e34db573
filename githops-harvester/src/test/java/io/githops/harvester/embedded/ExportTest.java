package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.Guard;
import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.export.Export;
import io.githops.export.ExportedFile;
import io.githops.export.Exporter;
import io.githops.export.LeftOut;
import io.githops.manifest.ManifestFile;
import io.githops.model.Resource;
import io.githops.reconcile.Reconciler;
import io.githops.source.Source;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that others have filled is exported, and the export changes nothing in it. */
class ExportTest {
    private static final Set<LeftOut.Reason> SUSPICIOUS = Set.of(LeftOut.Reason.UNSTABLE, LeftOut.Reason.GUARDED);

    @TempDir
    Path folder;

    @Test
    void aPlanOfTheExportChangesNoFieldAndApplyingItNoObject() throws IOException {
        try (Adopted cluster = new Adopted().with(lab())) {
            Export export = Exporter.builder(Adopted.KINDS).build().export(cluster.live());

            assertThat(cluster.refused()).isEmpty();
            assertThat(export.files()).hasSizeGreaterThan(10);
            assertAdoptedUnchanged(cluster, export);
        }
    }

    @Test
    void aPlanOfRealManifestsExportedChangesNoFieldAndApplyingItNoObject() throws IOException {
        Path manifests = SharedFolder.require("manifests");
        try (Adopted cluster = new Adopted().with(files(manifests))) {
            Export export = Exporter.builder(Adopted.KINDS)
                    .secrets(Optional::of)
                    .includingPlatform()
                    .build()
                    .export(cluster.live());

            System.out.println("real manifests: " + cluster.applied() + " applied, "
                    + cluster.refused().size() + " refused; exported " + export + " " + export.reasons() + ", "
                    + export.removedFields() + " values removed");
            assertThat(export.leftOut())
                    .filteredOn(left -> SUSPICIOUS.contains(left.reason()))
                    .extracting(left -> left.id().toString())
                    .containsExactly("LoadBalancer default/lb1 (loadbalancer.harvesterhci.io)");
            assertThat(export.files()).hasSizeGreaterThan(40);
            assertAdoptedUnchanged(cluster, export, Guard.Code.SYSTEM_RESOURCE);
        }
    }

    @Test
    void anExportSaysWhatPeopleWroteAndGivesReasonsForTheRest() throws IOException {
        try (Adopted cluster = new Adopted().with(lab())) {
            Export export = Exporter.builder(Adopted.KINDS).build().export(cluster.live());

            assertThat(text(export, "lab/virtualmachine-web.yaml")).isEqualTo(resource("export/web.yaml"));
            assertThat(export.leftOut())
                    .extracting(LeftOut::toString)
                    .contains(
                            "Secret lab/login: secret: no encryptor takes it",
                            "VirtualMachine lab/guest (kubevirt.io): secret: holds what is sensitive at"
                                    + " spec.template.spec.volumes[name=seed].cloudInitNoCloud.userData,"
                                    + " and no encryptor takes it",
                            "PersistentVolumeClaim lab/web-disk: made by the cluster: VirtualMachine lab/web has a"
                                    + " template of it",
                            "VirtualMachineInstance lab/web (kubevirt.io): owned by another object: VirtualMachine web",
                            "Namespace kube-system: part of the platform: every cluster has this namespace",
                            "ClusterNetwork mgmt (network.harvesterhci.io): as the platform created it: no field differs"
                                    + " from what the platform fills in");
            assertThat(export.toString() + export.leftOut()).doesNotContain("swordfish");
        }
    }

    /** Written, read back, planned and applied. */
    private void assertAdoptedUnchanged(Adopted cluster, Export export, Guard.Code... guards) throws IOException {
        LiveObjects before = cluster.live();
        for (ExportedFile file : export.files()) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.text());
        }
        try (Source source = Source.directory(folder, Adopted.KINDS);
                Reconciler reconciler =
                        Reconciler.builder(source, cluster.client()).build()) {
            Plan plan = reconciler.plan();
            assertThat(plan.guards()).extracting(Guard::code).containsOnly(guards);
            assertThat(plan.changes()).hasSameSizeAs(export.files()).allSatisfy(ExportTest::changesNoField);

            cluster.apply(plan.changes().stream()
                    .flatMap(change -> change.desiredResource().stream())
                    .toList());

            assertThat(reconciler.plan().changes())
                    .allSatisfy(change -> assertThat(change.action()).isEqualTo(Action.UNCHANGED));
        }
        LiveObjects after = cluster.live();
        assertThat(export.files())
                .allSatisfy(file -> assertThat(content(after, file))
                        .as(() -> Json.text(content(before, file)) + " and then " + Json.text(content(after, file)))
                        .isEqualTo(content(before, file)));
    }

    private static void changesNoField(ResourceChange change) {
        assertThat(change.fields()).as("%s", change.id()).isEmpty();
        assertThat(change.action()).isIn(Action.UNCHANGED, Action.UPDATE);
    }

    /** All but what an apply counts, and what controllers report. */
    private static Mapping content(LiveObjects live, ExportedFile file) {
        Resource object = live.find(file.resource().id()).orElseThrow();
        return object.tree()
                .without("status")
                .edit(
                        "metadata",
                        metadata -> metadata.without("managedFields")
                                .without("resourceVersion")
                                .without("generation"));
    }

    private static String text(Export export, String path) {
        return export.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static ManifestFile lab() throws IOException {
        return ManifestFile.of("lab.yaml", resource("export/lab.yaml"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream content = ExportTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(content).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ManifestFile[] files(Path manifests) throws IOException {
        try (Stream<Path> paths = Files.list(manifests)) {
            List<Path> sorted = paths.sorted().toList();
            ManifestFile[] files = new ManifestFile[sorted.size()];
            for (int i = 0; i < files.length; i++) {
                files[i] = new ManifestFile(sorted.get(i).getFileName().toString(), Files.readAllBytes(sorted.get(i)));
            }
            return files;
        }
    }
}

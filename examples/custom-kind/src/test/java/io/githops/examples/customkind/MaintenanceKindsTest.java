package io.githops.examples.customkind;

import static io.githops.examples.customkind.MaintenanceKinds.MAINTENANCE_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.diff.Guard;
import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.diff.ResourceChange;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Health;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.reconcile.Reconciler;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceKindsTest {
    private static final Kinds KINDS = Kinds.harvester().withInstalled();
    private static final String WINDOW = """
            apiVersion: ops.example/v1
            kind: MaintenanceWindow
            metadata: {name: sunday, namespace: default}
            spec:
              machine: web
              begins: "02:00"
              length: 90m
              timeZone: Europe/Berlin
              chatToken: not-a-real-token
              contacts:
                - {name: jonas, phone: "1"}
                - {name: elif, phone: "2"}
            """;
    private static final String MACHINE = """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: web, namespace: default}
            spec:
              runStrategy: Halted
              template: {spec: {domain: {devices: {}}}}
            """;

    @TempDir
    Path folder;

    @Test
    void areFoundOnTheClassPath() {
        assertThat(KINDS.find("ops.example", "MaintenanceWindow")).containsSame(MAINTENANCE_WINDOW);
    }

    @Test
    void checkManifestsAgainstTheDefinition() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> read(WINDOW.replace("90m", "long").replace("02:00", "2 am")))
                .satisfies(refused ->
                        assertThat(refused.problems()).extracting(Problem::code).containsExactly("GH1205", "GH1205"));
    }

    @Test
    void putAWindowAfterTheMachineItNames() {
        Plan plan = Planner.builder(KINDS)
                .build()
                .plan(PlanInput.of(
                        Snapshot.of(Revision.of("1a2b3c4d", "main"), read(WINDOW + "---\n" + MACHINE)),
                        LiveObjects.none()));

        assertThat(plan.changes())
                .extracting(change -> change.id().kind())
                .containsExactly("VirtualMachine", "MaintenanceWindow");
    }

    @Test
    void compareContactsByName() throws IOException {
        Plan plan = afterChange("phone: \"2\"", "phone: \"3\"");

        assertThat(plan.document().text()).contains("spec.contacts[name=elif].phone");
    }

    @Test
    void printNoToken() throws IOException {
        Plan plan = afterChange("not-a-real-token", "not-a-real-token-either");

        assertThat(plan.document().text()).contains("spec.chatToken").doesNotContain("not-a-real-token");
        assertThat(plan.changes()).extracting(ResourceChange::action).containsExactly(ResourceChange.Action.UPDATE);
    }

    @Test
    void tellWhatAChangeDoes() throws IOException {
        Plan plan = afterChange("machine: web", "machine: shop");

        assertThat(plan.document().text()).contains("disruption: the other machine may restart from now on");
    }

    @Test
    void askBeforeAWindowIsRecreated() throws IOException {
        Plan plan = afterChange("Europe/Berlin", "Europe/Rome");

        assertThat(plan.guards()).extracting(Guard::code).containsExactly(Guard.Code.RECREATION);
        assertThat(plan.document().text()).contains("recreated: a window keeps its time zone");
    }

    @Test
    void callAWindowDegradedWhoseMachineWasNotRestarted() {
        Resource overdue = read(WINDOW + "status: {phase: Overdue}\n").get(0);

        assertThat(MAINTENANCE_WINDOW.health().orElseThrow().apply(overdue).status())
                .isEqualTo(Health.Status.DEGRADED);
    }

    /** The plan after a window was applied and then changed in its file. */
    private Plan afterChange(String found, String wanted) throws IOException {
        Path file = Files.writeString(folder.resolve("window.yaml"), WINDOW);
        try (var embedded = EmbeddedHarvester.builder().kinds(KINDS).realTime().start();
                var harvester = Harvester.over(embedded.transport());
                var source = Source.directory(folder, KINDS);
                var reconciler =
                        Reconciler.builder(source, harvester).kinds(KINDS).build()) {
            assertThat(reconciler.sync().succeeded()).isTrue();
            Files.writeString(file, WINDOW.replace(found, wanted));
            return reconciler.plan();
        }
    }

    private static List<Resource> read(String yaml) {
        return ManifestReader.of(KINDS)
                .read(List.of(ManifestFile.of("window.yaml", yaml)))
                .orThrow();
    }
}

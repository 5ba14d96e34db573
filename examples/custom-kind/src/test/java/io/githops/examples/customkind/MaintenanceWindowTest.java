package io.githops.examples.customkind;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.Guard;
import io.githops.diff.Inventory;
import io.githops.diff.Plan;
import io.githops.diff.Planner;
import io.githops.diff.ResourceChange;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Health;
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

class MaintenanceWindowTest {
    private static final String WINDOW = """
            apiVersion: ops.example/v1
            kind: MaintenanceWindow
            metadata: {name: sunday, namespace: default}
            spec: {machine: web, timeZone: Europe/Berlin, chatToken: not-a-real-token}
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
    void comesAfterTheMachineItNames() {
        Plan plan = Planner.builder(MaintenanceWindow.KINDS)
                .build()
                .plan(snapshot(WINDOW + "---\n" + MACHINE), List.of(), Inventory.empty());

        assertThat(plan.changes())
                .extracting(change -> change.id().kind())
                .containsExactly("VirtualMachine", "MaintenanceWindow");
    }

    @Test
    void isAppliedAndChangedWithoutItsTokenBeingPrinted() throws IOException {
        Path file = Files.writeString(folder.resolve("window.yaml"), WINDOW);
        try (var embedded = embedded();
                var harvester = Harvester.over(embedded.transport());
                var source = Source.directory(folder, MaintenanceWindow.KINDS);
                var reconciler = Reconciler.builder(source, harvester)
                        .kinds(MaintenanceWindow.KINDS)
                        .build()) {
            assertThat(reconciler.sync().succeeded()).isTrue();
            Files.writeString(file, WINDOW.replace("not-a-real-token", "not-a-real-token-either"));

            Plan plan = reconciler.plan();

            assertThat(plan.render()).contains("spec.chatToken").doesNotContain("not-a-real-token");
            assertThat(plan.changes()).extracting(ResourceChange::action).containsExactly(ResourceChange.Action.UPDATE);
        }
    }

    @Test
    void asksBeforeAFieldThatCannotChangeInPlaceIsChanged() throws IOException {
        Path file = Files.writeString(folder.resolve("window.yaml"), WINDOW);
        try (var embedded = embedded();
                var harvester = Harvester.over(embedded.transport());
                var source = Source.directory(folder, MaintenanceWindow.KINDS);
                var reconciler = Reconciler.builder(source, harvester)
                        .kinds(MaintenanceWindow.KINDS)
                        .build()) {
            assertThat(reconciler.sync().succeeded()).isTrue();
            Files.writeString(file, WINDOW.replace("Europe/Berlin", "Europe/Rome"));

            assertThat(reconciler.plan().guards()).extracting(Guard::code).containsExactly(Guard.Code.RECREATION);
        }
    }

    @Test
    void isDegradedWhenItsMachineWasNotRestarted() {
        Resource overdue =
                snapshot(WINDOW + "status: {phase: Overdue}\n").resources().get(0);

        assertThat(MaintenanceWindow.KIND.health().orElseThrow().apply(overdue).status())
                .isEqualTo(Health.Status.DEGRADED);
    }

    private static EmbeddedHarvester embedded() {
        return EmbeddedHarvester.builder()
                .kinds(MaintenanceWindow.KINDS)
                .realTime()
                .start();
    }

    private static Snapshot snapshot(String yaml) {
        List<Resource> resources = ManifestReader.of(MaintenanceWindow.KINDS)
                .read(List.of(ManifestFile.of("window.yaml", yaml)))
                .orThrow();
        return Snapshot.of(Revision.of("1a2b3c4d", "main"), resources);
    }
}

package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.backup;
import static io.githops.harvester.simulation.Samples.backupTarget;
import static io.githops.harvester.simulation.Samples.defaultStorageClass;
import static io.githops.harvester.simulation.Samples.smallMachine;
import static io.githops.harvester.simulation.Samples.withDisk;
import static io.githops.harvester.simulation.Samples.withTemplate;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Machine;
import io.githops.model.ResourceId;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualMachineRestoreTest {
    private static final ResourceId WEB = HarvesterKind.VIRTUAL_MACHINE.id("default", "web");
    private static final ResourceId COPY = HarvesterKind.VIRTUAL_MACHINE.id("default", "copy");
    private static final ResourceId OLD_DISK = HarvesterKind.VOLUME_CLAIM.id("default", "web-disk");
    private static final ResourceId RESTORE = HarvesterKind.RESTORE.id("default", "restore");

    private final FakeObjects objects = new FakeObjects();

    @BeforeEach
    void aMachineIsBackedUp() {
        objects.write(defaultStorageClass("harvester-longhorn"));
        objects.write(backupTarget("nfs://10.0.0.1:/backups"));
        objects.write(withTemplate(withDisk(smallMachine("web", "Always")), "10Gi"));
        objects.pass(5);
        objects.write(backup("first", "backup"));
        objects.pass(3);
    }

    @Test
    void makesANewMachineThatRuns() {
        objects.write(restore("copy", "newVM: true"));

        objects.settle();
        assertThat(runStrategy(COPY)).isEqualTo("Halted");
        assertThat(Condition.isTrue(status(), "InProgress")).isTrue();
        assertThat(status().get("complete")).isEqualTo(Bool.FALSE);

        objects.pass(1);
        assertThat(status().get("progress")).isEqualTo(Num.of(33));
        assertThat(status().sequence("restores").mappings().get(0).get("progress"))
                .isEqualTo(Num.of(33));

        objects.pass(2);
        assertThat(status().get("complete")).isEqualTo(Bool.TRUE);
        assertThat(status().get("progress")).isEqualTo(Num.of(100));
        assertThat(Condition.isTrue(status(), "Ready")).isTrue();
        assertThat(status().text("targetUID")).hasValue(objects.read(COPY).uid());
        assertThat(runStrategy(COPY)).isEqualTo("Always");

        objects.pass(5);
        assertThat(printable(COPY)).isEqualTo("Running");
        assertThat(printable(WEB)).isEqualTo("Running");
    }

    @Test
    void givesTheNewMachineVolumesAndAnIdentityOfItsOwn() {
        objects.write(restore("copy", "newVM: true"));
        objects.pass(3);

        assertThat(claims(COPY)).singleElement().asString().startsWith("restore-first-");
        assertThat(new Machine(objects.read(COPY)).volumeClaimTemplates().entries())
                .extracting(entry -> entry.name())
                .containsExactlyElementsOf(claims(COPY));
        assertThat(objects.read(COPY)
                        .spec()
                        .mapping("template", "metadata", "labels")
                        .text("harvesterhci.io/vmName"))
                .hasValue("copy");
        assertThat(firmware(COPY)).isNotEqualTo(firmware(WEB));
        assertThat(objects.read(COPY).annotation("restore.harvesterhci.io/name"))
                .hasValue("restore");
        assertThat(objects.read(RESTORE).metadata().sequence("ownerReferences").mappings())
                .singleElement()
                .satisfies(owner -> assertThat(owner.text("name")).hasValue("copy"));
    }

    @Test
    void leavesAMachineStoppedWhenToldTo() {
        objects.write(restore("copy", "newVM: true, haltAfterRestore: true"));
        objects.pass(6);

        assertThat(status().get("complete")).isEqualTo(Bool.TRUE);
        assertThat(printable(COPY)).isEqualTo("Stopped");
    }

    @ParameterizedTest
    @CsvSource({"deletionPolicy: delete, false", "deletionPolicy: retain, true", "newVM: false, false"})
    void replacesAStoppedMachine(String policy, boolean keepsOldVolumes) {
        String uid = objects.read(WEB).uid();
        stop();
        objects.change(
                WEB,
                live -> new Machine(new ApiObject(live))
                        .withDomain(domain -> domain.with("cpu", Mapping.of("cores", Num.of(8))))
                        .object()
                        .tree());

        objects.write(restore("web", policy));
        objects.settle();
        assertThat(objects.get(OLD_DISK)).isPresent();
        objects.pass(8);

        assertThat(status().get("complete")).isEqualTo(Bool.TRUE);
        assertThat(objects.read(WEB).uid()).isEqualTo(uid);
        assertThat(new Machine(objects.read(WEB)).spec().domain().mapping("cpu").get("cores"))
                .isEqualTo(Num.of(2));
        assertThat(claims(WEB)).singleElement().asString().startsWith("restore-first-");
        assertThat(objects.get(OLD_DISK).isPresent()).isEqualTo(keepsOldVolumes);
        assertThat(status().sequence("deletedVolumes").texts())
                .isEqualTo(keepsOldVolumes ? List.of() : List.of("web-disk"));
        assertThat(printable(WEB)).isEqualTo("Running");
    }

    @Test
    void startsAMachineThatIsOnlyStartedByHand() {
        objects.write(smallMachine("db", "Manual"));
        objects.settle();
        objects.write(backup("second", "snapshot")
                .edit("spec", spec -> spec.edit("source", source -> source.with("name", new Text("db")))));
        objects.pass(3);

        objects.write(restore("copy", "newVM: true, virtualMachineBackupName: second"));
        objects.pass(8);

        assertThat(printable(COPY)).isEqualTo("Running");
    }

    @Test
    void saysThatItsBackupIsMissingUntilThereIsOne() {
        objects.create(restore("copy", "newVM: true, virtualMachineBackupName: second"), "test");
        objects.settle();
        assertFailed("backup second is missing or not ready");

        objects.write(backup("second", "snapshot"));
        objects.pass(7);
        assertThat(status().get("complete")).isEqualTo(Bool.TRUE);
    }

    @ParameterizedTest
    @CsvSource({"web, newVM: true, VM web already exists", "db, newVM: false, VM db does not exist"})
    void saysThatItsTargetDoesNotFit(String target, String kind, String message) {
        objects.create(restore(target, kind), "test");
        objects.settle();

        assertFailed(message);
    }

    @Test
    void waitsForTheMachineToStop() {
        objects.create(restore("web", "deletionPolicy: retain"), "test");
        objects.settle();
        assertFailed("VM web is not stopped");

        stop();
        objects.pass(4);
        assertThat(status().get("complete")).isEqualTo(Bool.TRUE);
    }

    @Test
    void failsWhenTheMachineGoesMeanwhile() {
        objects.write(restore("copy", "newVM: true"));
        objects.pass(1);

        objects.remove(COPY);
        objects.pass(5);

        assertFailed("VM copy is gone");
        assertThat(objects.get(COPY)).isEmpty();
    }

    @Test
    void goesOnWhenItsBackupGoes() {
        objects.write(restore("copy", "newVM: true"));
        objects.pass(1);

        objects.delete(HarvesterKind.BACKUP.id("default", "first"));
        objects.pass(3);

        assertThat(status().get("complete")).isEqualTo(Bool.TRUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void goesInEachPhaseAndLeavesTheMachine(int seconds) {
        objects.write(restore("copy", "newVM: true"));
        objects.pass(seconds);

        assertThat(objects.removalRefusal(RESTORE)).asString().contains("please delete VM default/copy");
        objects.delete(RESTORE);
        objects.pass(1);

        assertThat(objects.get(RESTORE)).isEmpty();
        assertThat(objects.get(COPY)).isPresent();
    }

    private void stop() {
        objects.change(WEB, live -> live.edit("spec", spec -> spec.with("runStrategy", new Text("Halted"))));
        objects.pass(2);
    }

    private void assertFailed(String message) {
        assertThat(status().get("complete")).isNotEqualTo(Bool.TRUE);
        for (String type : List.of("InProgress", "Ready")) {
            assertThat(Condition.find(status(), type)).hasValueSatisfying(condition -> {
                assertThat(condition.text("status")).hasValue("False");
                assertThat(condition.text("message")).hasValue(message);
            });
        }
    }

    private Mapping status() {
        return objects.read(RESTORE).status();
    }

    private List<String> claims(ResourceId machine) {
        return List.copyOf(new Machine(objects.read(machine)).spec().claims());
    }

    private String runStrategy(ResourceId machine) {
        return new Machine(objects.read(machine)).runStrategy();
    }

    private String printable(ResourceId machine) {
        return objects.read(machine).status().text("printableStatus").orElse("");
    }

    private Mapping firmware(ResourceId machine) {
        return new Machine(objects.read(machine)).spec().domain().mapping("firmware");
    }

    private static Mapping restore(String target, String fields) {
        Mapping restore = yaml("""
                apiVersion: harvesterhci.io/v1beta1
                kind: VirtualMachineRestore
                metadata: {name: restore, namespace: default}
                spec:
                  target: {apiGroup: kubevirt.io, kind: VirtualMachine, name: %s}
                  virtualMachineBackupName: first
                  virtualMachineBackupNamespace: default
                """.formatted(target));
        return restore.edit("spec", spec -> spec.merge(yaml("{" + fields + "}")));
    }
}

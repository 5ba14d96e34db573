package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.backup;
import static io.githops.harvester.simulation.Samples.backupTarget;
import static io.githops.harvester.simulation.Samples.defaultStorageClass;
import static io.githops.harvester.simulation.Samples.smallMachine;
import static io.githops.harvester.simulation.Samples.withDisk;
import static io.githops.harvester.simulation.Samples.withTemplate;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.model.ResourceId;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualMachineBackupTest {
    private static final ResourceId WEB = HarvesterKind.VIRTUAL_MACHINE.id("default", "web");
    private static final ResourceId DISK = HarvesterKind.VOLUME_CLAIM.id("default", "web-disk");
    private static final ResourceId FIRST = HarvesterKind.BACKUP.id("default", "first");

    private final FakeObjects objects = new FakeObjects();

    @BeforeEach
    void aMachineRuns() {
        objects.write(defaultStorageClass("harvester-longhorn"));
        objects.write(backupTarget("nfs://10.0.0.1:/backups"));
        objects.write(withTemplate(withDisk(smallMachine("web", "Always")), "10Gi"));
        objects.pass(5);
    }

    @Test
    void isTakenAsTimeGoesBy() {
        objects.write(backup("first", "backup"));

        objects.settle();
        assertThat(status().get("progress")).isEqualTo(Num.of(0));
        assertThat(status().get("readyToUse")).isEqualTo(Bool.FALSE);
        assertThat(Condition.isTrue(status(), "InProgress")).isTrue();
        assertThat(Condition.is(status(), "Ready", "False")).isTrue();

        objects.pass(1);
        assertThat(status().get("progress")).isEqualTo(Num.of(33));
        assertThat(volume().get("progress")).isEqualTo(Num.of(33));

        objects.pass(2);
        assertThat(status().get("progress")).isEqualTo(Num.of(100));
        assertThat(status().get("readyToUse")).isEqualTo(Bool.TRUE);
        assertThat(Condition.isTrue(status(), "Ready")).isTrue();
        assertThat(Condition.is(status(), "InProgress", "False")).isTrue();
        assertThat(status().text("creationTime")).hasValue("2026-01-01T00:00:08Z");
    }

    @Test
    void holdsTheMachineAsItWas() {
        objects.write(backup("first", "backup"));
        objects.settle();
        Mapping before = objects.read(WEB).spec();
        objects.change(WEB, live -> live.edit("spec", spec -> spec.with("runStrategy", new Text("RerunOnFailure"))));
        objects.pass(3);

        assertThat(status().mapping("source", "spec")).isEqualTo(before);
        assertThat(status().mapping("source", "metadata").text("name")).hasValue("web");
        assertThat(status().text("sourceUID")).hasValue(objects.read(WEB).uid());
    }

    @ParameterizedTest
    @CsvSource({"backup, true, longhorn", "snapshot, false, longhorn-snapshot"})
    void copiesEachVolume(String type, boolean leavesTheCluster, String snapshotClass) {
        objects.write(backup("first", type));
        objects.pass(3);

        assertThat(volume().text("name")).hasValue("first-volume-web-disk");
        assertThat(volume().text("volumeName")).hasValue("root");
        assertThat(volume().get("volumeSize")).isEqualTo(Num.of(10L << 30));
        assertThat(volume().get("readyToUse")).isEqualTo(Bool.TRUE);
        assertThat(volume().mapping("persistentVolumeClaim", "metadata").text("name"))
                .hasValue("web-disk");
        assertThat(volume().has("longhornBackupName")).isEqualTo(leavesTheCluster);
        assertThat(status().has("backupTarget")).isEqualTo(leavesTheCluster);
        assertThat(status().mapping("csiDriverVolumeSnapshotClassNames").text("driver.longhorn.io"))
                .hasValue(snapshotClass);
    }

    @Test
    void waitsForVolumesToBeBound() {
        var fresh = new FakeObjects();
        fresh.write(defaultStorageClass("harvester-longhorn"));
        fresh.write(withTemplate(withDisk(smallMachine("web", "Halted")), "10Gi"));
        fresh.settle();
        fresh.write(backup("first", "snapshot"));

        fresh.settle();
        assertThat(fresh.read(FIRST).status().has("source")).isFalse();
        assertThat(Condition.isTrue(fresh.read(FIRST).status(), "InProgress")).isTrue();

        fresh.pass(5);
        assertThat(fresh.read(FIRST).status().get("readyToUse")).isEqualTo(Bool.TRUE);
    }

    @Test
    void saysThatItsMachineIsMissingUntilThereIsOne() {
        objects.create(
                backup("first", "backup")
                        .edit("spec", spec -> spec.edit("source", s -> s.with("name", new Text("db")))),
                "test");

        objects.settle();
        assertThat(error()).isEqualTo("virtualmachines.kubevirt.io \"db\" not found");
        assertThat(status().get("readyToUse")).isEqualTo(Bool.FALSE);
        assertThat(Condition.is(status(), "InProgress", "False")).isTrue();

        objects.write(smallMachine("db", "Halted"));
        objects.pass(3);
        assertThat(status().has("error")).isFalse();
        assertThat(status().get("readyToUse")).isEqualTo(Bool.TRUE);
        assertThat(status().sequence("volumeBackups").isEmpty()).isTrue();
    }

    @Test
    void saysThatAVolumeIsMissing() {
        objects.change(WEB, live -> live.edit("spec", spec -> spec.with("runStrategy", new Text("Halted"))));
        objects.change(
                WEB,
                live -> new ApiObject(live)
                        .withoutAnnotation("harvesterhci.io/volumeClaimTemplates")
                        .tree());
        objects.pass(3);
        objects.delete(DISK);
        objects.settle();

        objects.write(backup("first", "snapshot"));
        objects.settle();

        assertThat(error()).isEqualTo("persistentvolumeclaims \"web-disk\" not found");
    }

    @Test
    void saysThatThereIsNoTarget() {
        objects.write(backup("first", "backup"));
        objects.change(
                HarvesterKind.SETTING.id("", "backup-target"), live -> live.with("value", new Text("{\"type\":\"\"}")));

        objects.settle();

        assertThat(error()).isEqualTo("backup target is not set");
    }

    @Test
    void failsForGoodWhereTheTargetCannotBeReached() {
        objects.write(backupTarget("nfs://nowhere.invalid:/backups"));
        objects.write(backup("first", "backup"));
        objects.pass(2);
        assertThat(status().has("error")).isFalse();

        objects.pass(1);
        assertThat(error()).contains("no such host");
        assertThat(volume().mapping("error").text("message")).isPresent();
        Mapping failed = status();

        objects.write(backupTarget("nfs://10.0.0.1:/backups"));
        objects.pass(5);
        assertThat(status()).isEqualTo(failed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void goesInEachPhase(int seconds) {
        objects.write(backup("first", "backup"));
        objects.pass(seconds);

        objects.remove(FIRST);
        objects.settle();

        assertThat(objects.get(FIRST)).isEmpty();
    }

    @Test
    void goesAfterItFailed() {
        objects.create(backup("first", "backup"), "test");
        objects.remove(WEB);
        objects.pass(3);

        objects.remove(FIRST);
        objects.settle();

        assertThat(objects.get(FIRST)).isEmpty();
    }

    @Test
    void goesOnWhenItsMachineGoes() {
        objects.write(backup("first", "backup"));
        objects.pass(1);

        objects.remove(WEB);
        objects.pass(3);

        assertThat(status().get("readyToUse")).isEqualTo(Bool.TRUE);
    }

    @Test
    void outlivesItsMachineOnlyOutsideTheCluster() {
        objects.write(backup("first", "snapshot"));
        objects.pass(1);

        objects.remove(WEB);
        objects.pass(3);

        assertThat(objects.get(FIRST)).isEmpty();
    }

    private Mapping status() {
        return objects.read(FIRST).status();
    }

    private Mapping volume() {
        return status().sequence("volumeBackups").mappings().get(0);
    }

    private String error() {
        return status().mapping("error").text("message").orElse("");
    }
}

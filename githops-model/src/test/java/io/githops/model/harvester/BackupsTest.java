package io.githops.model.harvester;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.harvester.VirtualMachineRestore.DeletionPolicy;
import org.junit.jupiter.api.Test;

class BackupsTest {
    @Test
    void areScheduledForAMachineOfTheNamespace() {
        var nightly = ScheduleVMBackup.of("team-a", "nightly", "web", "0 2 * * *");

        assertThat(ScheduleVMBackup.KIND.resource(nightly)).isEqualTo(resource("""
                        apiVersion: harvesterhci.io/v1beta1
                        kind: ScheduleVMBackup
                        metadata: {name: nightly, namespace: team-a}
                        spec:
                          cron: 0 2 * * *
                          retain: 8
                          maxFailure: 4
                          vmbackup:
                            source: {apiGroup: kubevirt.io, kind: VirtualMachine, name: web}
                            type: backup
                        """));
    }

    @Test
    void areScheduledCloseToOthersWhereThatIsAllowed() {
        var nightly = ScheduleVMBackup.of("team-a", "nightly", "web", "@daily").withCloseToOthers(true);

        assertThat(nightly.isCloseToOthers()).isTrue();
        assertThat(nightly.metadata().annotations()).containsKey("harvesterhci.io/svmbackupSkipCronCheck");
        assertThat(nightly.withCloseToOthers(false).metadata().annotations()).isEmpty();
    }

    @Test
    void areRestoredInPlaceWithoutLosingTheVolumesThatAreThere() {
        var restore = VirtualMachineRestore.inPlace("team-a", "back", "web", "monday");

        assertThat(restore.spec().deletionPolicy()).contains(DeletionPolicy.RETAIN);
        assertThat(restore.spec().target()).isEqualTo(MachineReference.of("web"));
        assertThat(restore.spec().newVM()).isEmpty();
    }

    @Test
    void areRestoredAsNewMachinesFromAnyNamespace() {
        var restore = VirtualMachineRestore.asNewMachine("team-b", "copy", "web-2", "team-a", "monday");

        assertThat(restore.spec().newVM()).contains(true);
        assertThat(restore.spec().virtualMachineBackupNamespace()).isEqualTo("team-a");
    }

    @Test
    void ofVolumesAreRestoredByTheirFullName() {
        assertThat(VolumeRemoteRestore.of("team-b", "data", "team-a", "data-1")
                        .spec()
                        .fromBackup())
                .isEqualTo("team-a/data-1");
    }

    @Test
    void nameTheScheduleThatMadeThem() {
        var backup = resource("""
                        apiVersion: harvesterhci.io/v1beta1
                        kind: VirtualMachineBackup
                        metadata:
                          name: a
                          namespace: team-a
                          annotations: {harvesterhci.io/svmbackupId: team-a/nightly}
                        spec: {source: {kind: VirtualMachine, name: web}}
                        """).as(VirtualMachineBackup.KIND);

        assertThat(backup.schedule()).contains("team-a/nightly");
    }

    @Test
    void showNoSecretOfTheMachine() {
        var backup = resource("""
                        apiVersion: harvesterhci.io/v1beta1
                        kind: VirtualMachineBackup
                        metadata: {name: a, namespace: team-a}
                        spec: {source: {kind: VirtualMachine, name: web}}
                        status:
                          secretBackups: [{name: user-data, data: {userdata: hunter2}}]
                          source: {metadata: {annotations: {a: hunter2}}}
                        """).as(VirtualMachineBackup.KIND);

        assertThat(backup).asString().contains("user-data").doesNotContain("hunter2");
    }
}

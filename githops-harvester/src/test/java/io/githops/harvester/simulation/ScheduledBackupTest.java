package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.backupTarget;
import static io.githops.harvester.simulation.Samples.smallMachine;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.model.ResourceId;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduledBackupTest {
    private static final ResourceId HOURLY = HarvesterKind.SCHEDULE.id("default", "hourly");
    private static final Duration HOUR = Duration.ofHours(1);

    private final FakeObjects objects = new FakeObjects();

    @BeforeEach
    void aMachineIsThere() {
        objects.write(backupTarget("nfs://10.0.0.1:/backups"));
        objects.write(smallMachine("web", "Always"));
        objects.pass(5);
    }

    @Test
    void isMadeWhenItIsDue() {
        objects.write(schedule("0 * * * *"));
        objects.passAtOnce(Duration.ofMinutes(59));
        assertThat(backups()).isEmpty();

        objects.passAtOnce(Duration.ofMinutes(1));
        String uid = objects.read(HOURLY).uid();
        assertThat(backups()).containsExactly("svmb-" + uid + "-20260101.0100");
        ApiObject backup = HarvesterKind.BACKUP.all(objects).get(0);
        assertThat(backup.label("harvesterhci.io/svmbackupUID")).hasValue(uid);
        assertThat(backup.label("harvesterhci.io/svmbackupTimestamp")).hasValue("20260101.0100");
        assertThat(backup.annotation("harvesterhci.io/svmbackupId")).hasValue("default/hourly");

        objects.pass(3);
        Mapping info = status().sequence("vmbackupInfo").mappings().get(0);
        assertThat(info.get("readyToUse")).isEqualTo(Bool.TRUE);
        assertThat(info.text("name")).hasValue(backup.name());
    }

    @ParameterizedTest
    @CsvSource({"@hourly, 5", "@every 2h, 2", "0 */2 * * *, 2", "30 3 * * *, 1", "0 0 1 2 *, 0"})
    void isMadeAsOftenAsTheScheduleSays(String cron, int count) {
        objects.write(schedule(cron));

        passHours(5);

        assertThat(backups()).hasSize(count);
    }

    @Test
    void isMadeOnceForRunsThatWereMissed() {
        objects.write(schedule("0 * * * *"));

        objects.passAtOnce(Duration.ofHours(5));

        assertThat(backups()).singleElement().asString().endsWith("-20260101.0500");
    }

    @Test
    void isKeptWhileItIsAmongTheNewest() {
        objects.write(schedule("0 * * * *"));
        passHours(5);
        assertThat(backups()).hasSize(5);

        passHours(2);
        assertThat(backups()).hasSize(5).first().asString().endsWith("-20260101.0300");

        objects.change(HOURLY, live -> live.edit("spec", spec -> spec.with("retain", Num.of(3))));
        objects.settle();
        assertThat(backups()).hasSize(3).first().asString().endsWith("-20260101.0500");
    }

    @Test
    void isNotMadeForAMachineThatIsMissingWhichIsNoFailure() {
        objects.remove(HarvesterKind.VIRTUAL_MACHINE.id("default", "web"));
        objects.pass(2);
        objects.write(schedule("0 * * * *"));

        passHours(4);

        assertThat(backups()).isEmpty();
        assertThat(status().get("suspended")).isEqualTo(Bool.FALSE);
        assertThat(status().get("failure")).isEqualTo(Num.of(0));

        objects.write(smallMachine("web", "Halted"));
        objects.settle();
        assertThat(backups()).isEmpty();
        passHours(1);
        assertThat(backups()).hasSize(1);
    }

    @Test
    void suspendsItsScheduleWhenItFailsTooOften() {
        objects.write(schedule("0 * * * *"));
        passHours(1);
        objects.write(backupTarget("nfs://nowhere.invalid:/backups"));
        passHours(1);
        assertThat(status().get("failure")).isEqualTo(Num.of(1));
        assertThat(status().get("suspended")).isEqualTo(Bool.FALSE);

        passHours(1);
        assertThat(status().get("failure")).isEqualTo(Num.of(2));
        assertThat(status().get("suspended")).isEqualTo(Bool.TRUE);
        assertThat(objects.read(HOURLY).isOn("suspend")).isTrue();
        assertThat(reason()).isEqualTo("Reach Max Failure");

        passHours(3);
        assertThat(backups()).hasSize(3);
    }

    @Test
    void isForgottenAfterAFailureWhenItsScheduleResumes() {
        objects.write(backupTarget("nfs://nowhere.invalid:/backups"));
        objects.write(schedule("0 * * * *"));
        passHours(4);
        assertThat(backups()).hasSize(2);

        objects.write(backupTarget("nfs://10.0.0.1:/backups"));
        suspend(false);
        objects.settle();
        assertThat(backups()).isEmpty();
        assertThat(status().get("failure")).isEqualTo(Num.of(0));
        assertThat(status().get("suspended")).isEqualTo(Bool.FALSE);

        passHours(1);
        assertThat(backups()).hasSize(1);
    }

    @Test
    void countsFailuresOnlySinceTheLastSuccess() {
        objects.write(schedule("0 * * * *"));
        objects.write(backupTarget("nfs://nowhere.invalid:/backups"));
        passHours(1);
        assertThat(status().get("failure")).isEqualTo(Num.of(1));

        objects.write(backupTarget("nfs://10.0.0.1:/backups"));
        passHours(1);
        assertThat(status().get("failure")).isEqualTo(Num.of(0));
        assertThat(backups()).hasSize(2);
    }

    @Test
    void isNotMadeWhileItsScheduleIsSuspended() {
        objects.write(schedule("0 * * * *"));
        passHours(1);
        suspend(true);
        passHours(3);
        assertThat(backups()).hasSize(1);
        assertThat(reason()).isEqualTo("Proactive Schedule Suspend");

        suspend(false);
        objects.settle();
        assertThat(backups()).hasSize(1);
        passHours(1);
        assertThat(backups()).hasSize(2);
    }

    @Test
    void staysWhenItsScheduleGoes() {
        objects.write(schedule("0 * * * *"));
        passHours(2);

        objects.remove(HOURLY);
        objects.settle();
        passHours(2);

        assertThat(objects.get(HOURLY)).isEmpty();
        assertThat(backups()).hasSize(2);
    }

    private void passHours(int hours) {
        for (int i = 0; i < hours; i++) {
            objects.passAtOnce(HOUR.minusSeconds(3)).pass(3);
        }
    }

    private void suspend(boolean suspend) {
        objects.change(HOURLY, live -> live.edit("spec", spec -> spec.with("suspend", Bool.of(suspend))));
    }

    private List<String> backups() {
        return HarvesterKind.BACKUP.all(objects).stream().map(ApiObject::name).toList();
    }

    private Mapping status() {
        return objects.read(HOURLY).status();
    }

    private String reason() {
        return Condition.find(status(), "BackupSuspend")
                .flatMap(condition -> condition.text("reason"))
                .orElse("");
    }

    private static Mapping schedule(String cron) {
        return yaml("""
                apiVersion: harvesterhci.io/v1beta1
                kind: ScheduleVMBackup
                metadata: {name: hourly, namespace: default}
                spec:
                  retain: 5
                  maxFailure: 2
                  suspend: false
                  vmbackup: {source: {apiGroup: kubevirt.io, kind: VirtualMachine, name: web}, type: backup}
                """).edit("spec", spec -> spec.with("cron", new Text(cron)));
    }
}

package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.setting;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Refusal;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupScheduleTest {
    private final FakeObjects objects = new FakeObjects();

    @Test
    void runsUntilItIsSuspended() {
        objects.write(schedule("nightly", "web", "0 2 * * *"));
        objects.settle();
        assertThat(status().get("suspended")).isEqualTo(Bool.FALSE);
        assertThat(Condition.is(status(), "BackupSuspend", "False")).isTrue();

        objects.write(with(schedule("nightly", "web", "0 2 * * *"), "suspend: true"));
        objects.settle();
        assertThat(status().get("suspended")).isEqualTo(Bool.TRUE);
        assertThat(Condition.isTrue(status(), "BackupSuspend")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron: soon | invalid cron format",
                "cron: '*/30 * * * *' | less than 1h",
                "maxFailure: 8, retain: 8 | should be less than retain",
                "vmbackup: {source: {name: other}} | backup target is not set",
            })
    void mustMakeSense(String spec, String message) {
        Refusal refusal = objects.refusal(with(schedule("nightly", "web", "0 2 * * *"), spec));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal).asString().contains(message);
    }

    @Test
    void mayRunOftenWhenToldTo() {
        objects.write(new ApiObject(schedule("often", "web", "*/30 * * * *"))
                .withAnnotation("harvesterhci.io/svmbackupSkipCronCheck", "yes")
                .tree());
        objects.write(schedule("plain", "db", "@every 30m"));
    }

    @ParameterizedTest
    @CsvSource({"5 2 * * *, true", "10 2 * * *, false", "55 1 * * *, true", "5 2 * * mon, false"})
    void keepsAwayFromOthersOfItsKind(String cron, boolean tooClose) {
        objects.write(schedule("nightly", "web", "0 2 * * *"));

        if (tooClose) {
            assertThat(objects.refusal(schedule("other", "db", cron)))
                    .asString()
                    .contains("offset of 10 minutes");
        } else {
            objects.write(schedule("other", "db", cron));
        }
    }

    @Test
    void isTheOnlyOneOfItsMachine() {
        objects.write(schedule("nightly", "web", "0 2 * * *"));

        assertThat(objects.refusal(schedule("weekly", "web", "0 4 * * sun")))
                .asString()
                .contains("VM default/web already has backup schedule nightly");
    }

    @Test
    void keepsItsMachine() {
        objects.write(schedule("nightly", "web", "0 2 * * *"));

        assertThat(objects.refusal(schedule("nightly", "db", "0 2 * * *")))
                .extracting(Refusal::message)
                .isEqualTo("spec.vmbackup is immutable");
    }

    @Test
    void makesBackupsOnceThereIsATarget() {
        objects.write(setting("backup-target", "{\"type\":\"nfs\",\"endpoint\":\"nfs://10.0.0.1:/backups\"}"));

        Mapping stored = objects.write(
                with(schedule("nightly", "web", "0 2 * * *"), "vmbackup: {source: {name: web}, type: backup}"));

        assertThat(stored.mapping("spec", "vmbackup").get("type")).isEqualTo(new Text("backup"));
    }

    private Mapping status() {
        return objects.read(HarvesterKind.SCHEDULE.id("default", "nightly")).status();
    }

    private static Mapping schedule(String name, String machine, String cron) {
        return yaml("""
                apiVersion: harvesterhci.io/v1beta1
                kind: ScheduleVMBackup
                metadata: {name: %s, namespace: default}
                spec:
                  cron: '%s'
                  retain: 8
                  maxFailure: 4
                  suspend: false
                  vmbackup: {source: {apiGroup: kubevirt.io, kind: VirtualMachine, name: %s}, type: snapshot}
                """.formatted(name, cron, machine));
    }

    private static Mapping with(Mapping schedule, String fields) {
        return schedule.edit(
                "spec",
                spec -> Mapping.builder()
                        .putAll(spec)
                        .putAll(yaml("{" + fields + "}"))
                        .build());
    }
}

package io.githops.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.LiveObjects;
import io.githops.model.Health;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthRulesTest {
    private final HealthRules rules = new HealthRules(Kinds.none());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Always         | Running                 | True  | HEALTHY
            Always         | Running                 | False | PROGRESSING
            Always         | Starting                | False | PROGRESSING
            Always         | Stopped                 | False | PROGRESSING
            Always         | ErrorPvcNotFound        | False | DEGRADED
            Always         | CrashLoopBackOff        | False | DEGRADED
            Halted         | Stopped                 | False | HEALTHY
            Halted         | Stopping                | False | PROGRESSING
            Halted         | Running                 | True  | PROGRESSING
            RerunOnFailure | Running                 | True  | HEALTHY
            RerunOnFailure | Provisioning            | False | PROGRESSING
            Manual         | Stopped                 | False | HEALTHY
            """)
    void judgesAMachineByWhatItShallDo(String strategy, String status, String ready, Health.Status expected) {
        Resource machine = resource(
                "kubevirt.io/v1",
                "VirtualMachine",
                "\"spec\":{\"runStrategy\":\"" + strategy + "\"},\"status\":{\"printableStatus\":\"" + status
                        + "\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"" + ready + "\"}]}");

        assertThat(rules.of(machine).status()).isEqualTo(expected);
    }

    @Test
    void saysThatARunningMachineNeedsARestart() {
        Resource machine = resource("kubevirt.io/v1", "VirtualMachine", """
                "spec":{"runStrategy":"Always"},"status":{"printableStatus":"Running","conditions":[
                {"type":"Ready","status":"True"},{"type":"RestartRequired","status":"True"}]}""");

        assertThat(rules.of(machine)).satisfies(health -> {
            assertThat(health.isHealthy()).isTrue();
            assertThat(health.message()).contains("restart");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            harvesterhci.io/v1beta1    | VirtualMachineBackup  | {}                                       | PROGRESSING
            harvesterhci.io/v1beta1    | VirtualMachineBackup  | {"readyToUse":false,"progress":40}       | PROGRESSING
            harvesterhci.io/v1beta1    | VirtualMachineBackup  | {"readyToUse":true}                      | HEALTHY
            harvesterhci.io/v1beta1    | VirtualMachineBackup  | {"error":{"message":"no such host"}}     | DEGRADED
            harvesterhci.io/v1beta1    | VirtualMachineRestore | {"complete":false}                       | PROGRESSING
            harvesterhci.io/v1beta1    | VirtualMachineRestore | {"complete":true}                        | HEALTHY
            harvesterhci.io/v1beta1    | VirtualMachineRestore | {"conditions":[{"type":"InProgress","status":"False","message":"gone"}]} | DEGRADED
            snapshot.storage.k8s.io/v1 | VolumeSnapshot        | {"readyToUse":false}                     | PROGRESSING
            snapshot.storage.k8s.io/v1 | VolumeSnapshot        | {"readyToUse":true}                      | HEALTHY
            snapshot.storage.k8s.io/v1 | VolumeSnapshot        | {"error":{"message":"no volume"}}        | DEGRADED
            """)
    void judgesACopyByWhetherItIsComplete(String apiVersion, String kind, String status, Health.Status expected) {
        assertThat(rules.of(resource(apiVersion, kind, "\"status\":" + status)).status())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ImportInProgress,     PROGRESSING",
        "CloneScheduled,       PROGRESSING",
        "UploadReady,          PROGRESSING",
        "WaitForFirstConsumer, HEALTHY",
        "Succeeded,            HEALTHY",
        "Failed,               DEGRADED",
        "Unknown,              DEGRADED"
    })
    void judgesADataVolumeByItsPhase(String phase, Health.Status expected) {
        assertThat(rules.of(resource(
                                "cdi.kubevirt.io/v1beta1", "DataVolume", "\"status\":{\"phase\":\"" + phase + "\"}"))
                        .status())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Resizing, PROGRESSING", "FileSystemResizePending, HEALTHY", "Other, HEALTHY"})
    void judgesAVolumeByHowItGrows(String condition, Health.Status expected) {
        Resource claim = resource(
                "v1",
                "PersistentVolumeClaim",
                "\"status\":{\"phase\":\"Bound\",\"conditions\":[{\"type\":\"" + condition
                        + "\",\"status\":\"True\"}]}");

        assertThat(rules.of(claim).status()).isEqualTo(expected);
    }

    @Test
    void givesUpOnAnImageWhoseUploadFailed() {
        Resource image = resource("harvesterhci.io/v1beta1", "VirtualMachineImage", """
                "status":{"conditions":[{"type":"Imported","status":"False","reason":"UploadFailed"}]}""");

        assertThat(rules.of(image)).hasToString("degraded: Imported: UploadFailed");
    }

    @Test
    void tellsHowFarAnImageIsImported() {
        assertThat(rules.of(resource("harvesterhci.io/v1beta1", "VirtualMachineImage", "\"status\":{\"progress\":42}")))
                .hasToString("progressing: the image is imported, 42%");
    }

    @Test
    void givesUpOnAnImageThatIsNotTriedAgain() {
        Resource image = resource("harvesterhci.io/v1beta1", "VirtualMachineImage", """
                "status":{"conditions":[{"type":"RetryLimitExceeded","status":"True","message":"404 Not Found"}]}""");

        assertThat(rules.of(image))
                .hasToString("degraded: RetryLimitExceeded: 404 Not Found. Delete and create the image");
    }

    @ParameterizedTest
    @CsvSource({
        "true,  AddonEnabling,         PROGRESSING",
        "true,  AddonDeploySuccessful, HEALTHY",
        "false, AddonDisabled,         HEALTHY",
        "false, AddonDisabling,        PROGRESSING"
    })
    void judgesAnAddonByWhetherItIsEnabled(boolean enabled, String status, Health.Status expected) {
        Resource addon = resource(
                "harvesterhci.io/v1beta1",
                "Addon",
                "\"spec\":{\"enabled\":" + enabled + "},\"status\":{\"status\":\"" + status + "\"}");

        assertThat(rules.of(addon).status()).isEqualTo(expected);
    }

    @Test
    void asksTheProbeOfTheKindFirst() {
        var kind = ResourceKind.builder("example.com/v1", "Thing")
                .health(live -> Health.degraded("by the probe"))
                .build();

        assertThat(new HealthRules(Kinds.none().with(kind)).of(resource("example.com/v1", "Thing", "\"spec\":{}")))
                .hasToString("degraded: by the probe");
    }

    @Test
    void takesTheStandardConditionForOtherKinds() {
        Resource waiting = resource("example.com/v1", "Thing", """
                "status":{"conditions":[{"type":"Ready","status":"False","message":"no address"}]}""");

        assertThat(rules.of(waiting)).hasToString("progressing: Ready: no address");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"vlanConfig":"x","node":"a","conditions":[{"type":"ready","status":"True"}]}                    | healthy
            {"vlanConfig":"x","node":"a","conditions":[{"type":"ready","status":"False","message":"gone"}]}  | degraded: on node a: ready: gone
            {"vlanConfig":"other","node":"a","conditions":[{"type":"ready","status":"True"}]}                | progressing: no uplink is set up yet on a
            """)
    void judgesAVlanConfigurationByTheUplinksOfItsNodes(String status, String expected) {
        Resource config = resource("network.harvesterhci.io/v1beta1", "VlanConfig", "\"spec\":{}");
        Resource matched = config.withTree(config.tree()
                .edit(
                        "metadata",
                        metadata -> metadata.with(
                                "annotations",
                                Mapping.ofTexts(Map.of("network.harvesterhci.io/matched-nodes", "[\"a\"]")))));
        Resource uplink = resource("network.harvesterhci.io/v1beta1", "VlanStatus", "\"status\":" + status);
        LiveObjects around = LiveObjects.of(List.of(uplink));

        assertThat(rules.of(matched, around.complete("network.harvesterhci.io", "VlanStatus")))
                .hasToString(expected);
        assertThat(rules.of(matched, around)).isEqualTo(Health.HEALTHY);
    }

    private static Resource resource(String apiVersion, String kind, String fields) {
        return Resource.of((Mapping) Json.parse("{\"apiVersion\":\"" + apiVersion + "\",\"kind\":\"" + kind
                + "\",\"metadata\":{\"name\":\"x\",\"namespace\":\"demo\"}," + fields + "}"));
    }
}

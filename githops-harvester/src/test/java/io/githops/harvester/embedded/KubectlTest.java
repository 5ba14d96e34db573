package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KubectlTest {
    private static final String CONFIG_MAP = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: default}
        data: {color: red}
        """;
    private static final String MACHINE = """
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: web, namespace: default}
        spec:
          runStrategy: Always
          template:
            spec:
              domain:
                devices: {}
                resources: {limits: {cpu: "2", memory: 2Gi}}
        """;

    @TempDir
    Path folder;

    private final EmbeddedHarvester harvester = EmbeddedHarvester.create();
    private Kubectl kubectl;

    @BeforeEach
    void serve() throws IOException {
        kubectl = Kubectl.of(harvester, folder);
    }

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void appliesReadsAndDeletesAConfigMap() throws Exception {
        assertThat(kubectl.apply(CONFIG_MAP)).isEqualTo("configmap/settings serverside-applied\n");
        assertThat(kubectl.run("get", "cm", "settings")).containsPattern("NAME\\s+DATA\\s+AGE\nsettings\\s+1\\s+0s\n");
        assertThat(kubectl.run("get", "cm", "settings", "-o", "yaml", "--show-managed-fields"))
                .contains("color: red", "manager: kubectl", "operation: Apply");
        assertThat(kubectl.run("delete", "cm", "settings")).contains("configmap \"settings\" deleted");
        assertThat(kubectl.run("get", "cm", "settings"))
                .contains("Error from server (NotFound): configmaps \"settings\" not found");
    }

    @Test
    void runsAMachine() throws Exception {
        assertThat(kubectl.apply(MACHINE)).isEqualTo("virtualmachine.kubevirt.io/web serverside-applied\n");
        harvester.advance(Duration.ofMinutes(5));

        assertThat(kubectl.run("get", "vm", "web"))
                .containsPattern("NAME\\s+AGE\\s+STATUS\\s+READY\nweb\\s+5m\\s+Running\\s+True\n");
        assertThat(kubectl.run("get", "vm", "web", "-o", "yaml")).contains("printableStatus: Running");
        assertThat(kubectl.run("delete", "vm", "web", "--wait=false")).contains("deleted");
        harvester.advance(Duration.ofMinutes(5));
        assertThat(kubectl.run("get", "vm")).contains("No resources found in default namespace.");
    }

    @Test
    void followsChanges() throws Exception {
        kubectl.apply(CONFIG_MAP);
        try (Kubectl.Running watch = kubectl.follow("get", "cm", "-w")) {
            watch.await("settings");
            kubectl.apply(CONFIG_MAP.replace("{color: red}", "{color: blue, size: big}"));

            assertThat(watch.await("settings")).containsPattern("settings\\s+2\\s+0s");
        }
    }

    @Test
    void saysWhatIsWrongWithAManifest() throws Exception {
        assertThat(kubectl.apply(MACHINE.replace("runStrategy", "runStragety")))
                .contains("failed to create typed patch object (default/web; kubevirt.io/v1, Kind=VirtualMachine):"
                        + " .spec.runStragety: field not declared in schema");
        assertThat(kubectl.apply(CONFIG_MAP.replace("default", "nowhere")))
                .contains("Error from server (NotFound): namespaces \"nowhere\" not found");
    }

    @Test
    void createsLabelsPatchesAndExplains() throws Exception {
        assertThat(kubectl.run("create", "namespace", "team")).isEqualTo("namespace/team created\n");
        assertThat(kubectl.run("-n", "team", "create", "secret", "generic", "login", "--from-literal=user=ada"))
                .isEqualTo("secret/login created\n");
        assertThat(kubectl.run("-n", "team", "label", "secret", "login", "kind=login"))
                .contains("labeled");
        assertThat(kubectl.run("-n", "team", "patch", "secret", "login", "-p", "{\"stringData\":{\"b\":\"c\"}}"))
                .contains("patched");
        assertThat(kubectl.run("-n", "team", "get", "secret", "login", "-o", "jsonpath={.data}"))
                .contains("\"user\":\"YWRh\"", "\"b\":\"Yw==\"");
        assertThat(kubectl.run("explain", "virtualmachine.spec")).contains("runStrategy");
        assertThat(kubectl.run("auth", "can-i", "delete", "nodes")).contains("yes");
        assertThat(kubectl.run("api-resources")).contains("virtualmachineimages", "vmimage,vmimages");
    }
}

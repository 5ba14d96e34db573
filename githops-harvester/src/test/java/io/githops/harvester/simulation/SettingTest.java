package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.setting;
import static io.githops.harvester.simulation.Samples.smallMachine;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.Derived;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Refusal;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    private final FakeObjects objects = new FakeObjects();

    @Test
    void isConfiguredOnceItWasTakenUp() {
        objects.write(setting("log-level", "debug"));
        objects.settle();

        assertThat(Condition.isTrue(read("log-level").status(), "configured")).isTrue();
        assertThat(read("log-level").annotation("harvesterhci.io/hash")).contains(Derived.hash("debug"));
    }

    @Test
    void isNeverConfiguredWhenEmpty() {
        objects.write(setting("log-level", ""));
        objects.settle();

        assertThat(Condition.is(read("log-level").status(), "configured", "False"))
                .isTrue();
    }

    @Test
    void isLeftAloneWhenHarvesterOnlyReadsIt() {
        objects.write(setting("support-bundle-timeout", "10"));
        objects.settle();

        assertThat(read("support-bundle-timeout").status()).isEqualTo(Mapping.empty());
    }

    @Test
    void movesTheKeysOfABackupTargetToASecret() {
        objects.write(setting(
                "backup-target",
                "{\"type\":\"s3\",\"bucketName\":\"b\",\"bucketRegion\":\"r\","
                        + "\"accessKeyId\":\"hidden-id\",\"secretAccessKey\":\"hidden-key\"}"));
        objects.settle();

        assertThat(read("backup-target").tree().text("value").orElseThrow())
                .contains("\"accessKeyId\":\"\"")
                .doesNotContain("hidden");
        assertThat(objects.get(HarvesterKind.SECRET.id("longhorn-system", "harvester-backup-target-secret")))
                .isPresent();
        assertThat(objects.write(read("backup-target").tree()).text("value").orElseThrow())
                .as("the form with blank keys is accepted")
                .contains("\"bucketName\":\"b\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "additional-guest-memory-overhead-ratio | 0.5",
                "additional-guest-memory-overhead-ratio | much",
                "auto-rotate-rke2-certs | {\"enable\":true,\"expiringInHours\":0}",
                "backup-target | {\"type\":\"ftp\"}",
                "backup-target | {\"type\":\"s3\",\"bucketName\":\"b\"}",
                "backup-target | {\"type\":\"nfs\"}",
                "backup-target | {\"type\":\"nfs\",\"endpoint\":\"nfs://a\",\"accessKeyId\":\"k\"}",
                "default-vm-termination-grace-period-seconds | -1",
                "http-proxy | []",
                "kubeconfig-default-token-ttl-minutes | 52560001",
                "log-level | loud",
                "longhorn-v2-data-engine-memory-size | 1023",
                "max-hotplug-ratio | 21",
                "max-hotplug-ratio | 1.5",
                "ntp-servers | {\"ntpServers\":[\"a\",\"a\"]}",
                "ntp-servers | {\"ntpServers\":[\"http://a\"]}",
                "overcommit-config | {\"cpu\":1000,\"memory\":150}",
                "overcommit-config | {\"cpu\":1000,\"memory\":99,\"storage\":100}",
                "ssl-certificates | {",
                "support-bundle-expiration | soon",
                "ui-source | mirror",
                "upgrade-config | {\"logReadyTimeout\":\"21\"}",
                "vm-force-reset-policy | {\"enable\":true,\"period\":0}",
            })
    void hasAValueThatFits(String name, String value) {
        Refusal refusal = objects.refusal(setting(name, value));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal).asString().contains("failed to parse setting " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssl-certificates", "http-proxy", "containerd-registry", "backup-target"})
    void refusalsQuoteNoSecret(String name) {
        assertThat(objects.refusal(setting(name, "{\"secretAccessKey\": marked-secret"))
                        .message())
                .doesNotContain("marked-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"storage-network", "rwx-network", "cluster-pod-security-standard"})
    void someSettingsStay(String name) {
        objects.write(setting(name, ""));

        assertThat(objects.removalRefusal(id(name)).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | should be a JSON object",
                "{\"vlan\":5000,\"clusterNetwork\":\"vlan\",\"range\":\"10.0.0.0/24\"} | range for VLAN IDs",
                "{\"vlan\":1,\"clusterNetwork\":\"mgmt\",\"range\":\"10.0.0.0/24\"} | not allowed on mgmt",
                "{\"vlan\":10,\"clusterNetwork\":\"mgmt\",\"range\":\"10.0.0.0/8\"} | larger than /16",
                "{\"vlan\":10,\"clusterNetwork\":\"mgmt\",\"range\":\"ten\"} | invalid CIDR",
                "{\"vlan\":10,\"clusterNetwork\":\"gone\",\"range\":\"10.0.0.0/24\"} | cluster network gone not found",
            })
    void aStorageNetworkNeedsItsClusterNetwork(String value, String message) {
        assertThat(objects.refusal(setting("storage-network", value)))
                .asString()
                .contains(message);
    }

    @Test
    void aStorageNetworkNeedsAllMachinesStopped() {
        Mapping network =
                setting("storage-network", "{\"vlan\":10,\"clusterNetwork\":\"mgmt\",\"range\":\"10.0.0.0/24\"}");
        objects.write(smallMachine("web", "Always"));
        objects.pass(3);

        assertThat(objects.refusal(network)).asString().contains("Please stop all VMs");
    }

    @Test
    void podSecurityLabelsNamespacesAndKeepsTheLabels() {
        for (String name : new String[] {"team", "open", "kube-system"}) {
            objects.write(yaml("{apiVersion: v1, kind: Namespace, metadata: {name: " + name + "}}"));
        }
        objects.write(
                setting("cluster-pod-security-standard", "{\"enabled\":true,\"privilegedNamespacesList\":\"open\"}"));
        objects.settle();

        assertThat(enforced("team")).contains("baseline");
        assertThat(enforced("open")).contains("privileged");
        assertThat(enforced("kube-system")).isEmpty();
        ApiObject team = objects.read(HarvesterKind.NAMESPACE.id("", "team"));
        assertThat(objects.refusal(team.withLabel("pod-security.kubernetes.io/enforce", "privileged")
                        .tree()))
                .asString()
                .contains("can't be changed");
    }

    private Optional<String> enforced(String namespace) {
        return objects.read(HarvesterKind.NAMESPACE.id("", namespace)).label("pod-security.kubernetes.io/enforce");
    }

    private ApiObject read(String name) {
        return objects.read(id(name));
    }

    private static ResourceId id(String name) {
        return HarvesterKind.SETTING.id("", name);
    }
}

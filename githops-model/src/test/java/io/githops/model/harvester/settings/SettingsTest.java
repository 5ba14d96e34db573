package io.githops.model.harvester.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.model.ManifestException;
import io.githops.model.harvester.SettingKey;
import io.githops.tree.Json;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The known settings against those of Harvester 1.9. */
class SettingsTest {
    /** The name, {@code S} where the value may hold secrets, and the default where it is not empty. */
    private static final List<Row> REFERENCE = """
            additional-ca
            additional-guest-memory-overhead-ratio |  | 1.5
            api-ui-version |  | 1.1.9
            auto-disk-provision-paths
            auto-rotate-rke2-certs |  | {"enable":false,"expiringInHours":240}
            backup-target | S
            cluster-pod-security-standard |  | {"enabled":false}
            cluster-registration-url | S | {"url":"","insecureSkipTLSVerify":false}
            containerd-registry | S
            csi-driver-config |  | {"driver.longhorn.io":{"volumeSnapshotClassName":"longhorn-snapshot",\
            "backupVolumeSnapshotClassName":"longhorn"}}
            csi-online-expand-validation |  | {"driver.longhorn.io":true}
            default-storage-class |  | longhorn
            default-vm-termination-grace-period-seconds |  | 120
            harvester-csi-ccm-versions |  | {"harvester-cloud-provider":">=0.0.1 <0.3.0",\
            "harvester-csi-provider":">=0.0.1 <0.3.0"}
            http-proxy | S | {}
            instance-manager-resources |  | {"cpu":{}}
            kubeconfig-default-token-ttl-minutes |  | 0
            kubevirt-migration |  | {"parallelOutboundMigrationsPerNode":2,"parallelMigrationsPerCluster":5,\
            "allowAutoConverge":false,"bandwidthPerMigration":"0","completionTimeoutPerGiB":150,\
            "progressTimeout":150,"unsafeMigrationOverride":false,"allowPostCopy":false,\
            "allowWorkloadDisruption":false,"disableTLS":false,"matchSELinuxLevelOnMigration":false}
            log-level |  | info
            longhorn-v2-data-engine-enabled |  | false
            longhorn-v2-data-engine-hugepage-enabled |  | true
            longhorn-v2-data-engine-memory-size |  | 2048
            max-hotplug-ratio |  | 4
            ntp-servers
            overcommit-config |  | {"cpu":1000,"memory":150,"storage":100}
            rancher-cluster |  | {}
            release-download-url
            rwx-network |  | {"share-storage-network":false}
            server-version
            ssl-certificates | S | {}
            ssl-parameters |  | {}
            storage-network
            support-bundle-expiration |  | 30
            support-bundle-file-name
            support-bundle-image |  | {}
            support-bundle-namespaces
            support-bundle-node-collection-timeout |  | 30
            support-bundle-timeout |  | 50
            traefik-default-tls-options |  | {"minVersion":"VersionTLS12","maxVersion":"VersionTLS13"}
            ui-index
            ui-path
            ui-plugin-bundled-version
            ui-plugin-index
            ui-source |  | auto
            upgradable-versions
            upgrade-checker-enabled |  | true
            upgrade-checker-url
            upgrade-config |  | {"imagePreloadOption":{"strategy":{"type":"sequential"}},\
            "nodeUpgradeOption":{"strategy":{"mode":"auto"}},"restoreVM":false,"logReadyTimeout":"5"}
            vip-pools
            vm-force-reset-policy |  | {"enable":true,"period":15,"vmMigrationTimeout":180}
            vm-migration-network
            volume-snapshot-class |  | longhorn
            """.lines().map(Row::parse).toList();

    /** A value with every documented field, by the name of the setting. */
    private static final List<Example> VALUES = """
            auto-rotate-rke2-certs {"enable":true,"expiringInHours":48}
            backup-target {"type":"s3","endpoint":"https://a","accessKeyId":"a","secretAccessKey":"b",\
            "bucketName":"c","bucketRegion":"d","cert":"e","virtualHostedStyle":true,"refreshIntervalInSeconds":60}
            cluster-pod-security-standard {"enabled":true,"whitelistedNamespacesList":"a,b",\
            "privilegedNamespacesList":"c","restrictedNamespacesList":"d"}
            cluster-registration-url {"url":"https://a","insecureSkipTLSVerify":true}
            containerd-registry {"Mirrors":{"docker.io":{"Endpoints":["https://a"],"Rewrites":{"a":"b"}}},\
            "Configs":{"docker.io":{"Auth":{"Username":"a","Password":"b","Auth":"c","IdentityToken":"d"},\
            "TLS":{"CAFile":"a","CertFile":"b","KeyFile":"c","InsecureSkipVerify":true}}},"Auths":{"a":{"b":"c"}}}
            csi-driver-config {"a":{"volumeSnapshotClassName":"b","backupVolumeSnapshotClassName":"c"}}
            csi-online-expand-validation {"a":true,"b":false}
            harvester-csi-ccm-versions {"a":">=0.1"}
            http-proxy {"httpProxy":"a","httpsProxy":"b","noProxy":"c"}
            instance-manager-resources {"cpu":{"v1":"12","v2":"13"}}
            kubevirt-migration {"bandwidthPerMigration":"64Mi","progressTimeout":10}
            ntp-servers {"ntpServers":["a","b"]}
            overcommit-config {"cpu":100,"memory":100,"storage":100}
            rancher-cluster {"removeUpstreamClusterWhenNamespaceIsDeleted":true}
            rwx-network {"share-storage-network":false,"network":{"vlan":1,"clusterNetwork":"a","range":"10.0.0.0/24"}}
            ssl-certificates {"ca":"a","publicCertificate":"b","privateKey":"c"}
            ssl-parameters {"protocols":"TLSv1.3","ciphers":"a:b"}
            storage-network {"vlan":1,"clusterNetwork":"a","range":"10.0.0.0/16","exclude":["10.0.0.0/24"],\
            "exclusiveVlan":true}
            support-bundle-image {"repository":"a","tag":"b","imagePullPolicy":"IfNotPresent"}
            traefik-default-tls-options {"minVersion":"VersionTLS13","maxVersion":"VersionTLS13","sniStrict":true,\
            "cipherSuites":["a"],"curvePreferences":["b"],"alpnProtocols":["h2"],\
            "clientAuth":{"secretNames":["a"],"clientAuthType":"b"}}
            upgrade-config {"imagePreloadOption":{"strategy":{"type":"parallel","concurrency":2}},\
            "nodeUpgradeOption":{"strategy":{"mode":"manual","pauseNodes":["a"]}},"restoreVM":true,\
            "logReadyTimeout":"7"}
            vip-pools {"default":"10.0.0.0/24,10.0.1.0/24"}
            vm-force-reset-policy {"enable":true,"period":20,"vmMigrationTimeout":0}
            vm-migration-network {"vlan":1,"clusterNetwork":"a","range":"10.0.0.0/16"}
            additional-guest-memory-overhead-ratio 2.5
            auto-disk-provision-paths /dev/sd*,/dev/nvme*
            default-vm-termination-grace-period-seconds 90
            kubeconfig-default-token-ttl-minutes 1440
            log-level trace
            max-hotplug-ratio 20
            support-bundle-namespaces a,b
            upgrade-checker-enabled false
            """.lines().map(Example::parse).toList();

    @Test
    void knowsEachSettingOfTheReference() {
        assertThat(Settings.all())
                .extracting(SettingKey::name)
                .containsExactlyElementsOf(REFERENCE.stream().map(Row::name).toList());
    }

    @Test
    void findsASettingByItsName() {
        assertThat(Settings.find("max-hotplug-ratio")).containsSame(Settings.MAX_HOTPLUG_RATIO);
        assertThat(Settings.find("colour")).isEmpty();
    }

    static Stream<Row> reference() {
        return REFERENCE.stream();
    }

    @ParameterizedTest
    @MethodSource("reference")
    void agreesWithTheReferenceOnSecretsAndDefaults(Row row) {
        SettingKey<?> key = Settings.find(row.name()).orElseThrow();

        assertThat(key.isSensitive()).isEqualTo(row.isSecret());
        assertThat(tree(defaultOf(key))).isEqualTo(tree(row.standard()));
    }

    private static <T> String defaultOf(SettingKey<T> key) {
        return key.defaultValue().map(key::text).orElse("");
    }

    static Stream<Example> values() {
        return VALUES.stream();
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesAllThatItReads(Example example) {
        String written = rewritten(Settings.find(example.name()).orElseThrow(), example.text());

        assertThat(tree(written)).isEqualTo(tree(example.text()));
    }

    private static <T> String rewritten(SettingKey<T> key, String text) {
        return key.text(key.parse(text));
    }

    private static Tree tree(String text) {
        return text.startsWith("{") ? Json.parse(text) : new Text(text);
    }

    @Test
    void takesEntriesOutOfAMapAndKeepsWhatNobodyKnowsInTheOthers() {
        String text =
                "{\"a\":{\"volumeSnapshotClassName\":\"x\",\"later\":1},\"b\":{\"volumeSnapshotClassName\":\"y\"}}";
        var before = Settings.CSI_DRIVER_CONFIG.parse(text).byProvisioner();

        String edited = Settings.CSI_DRIVER_CONFIG.replace(text, new CsiDriverConfig(Map.of("a", before.get("a"))));

        assertThat(edited).isEqualTo("{\"a\":{\"volumeSnapshotClassName\":\"x\",\"later\":1}}");
    }

    @Test
    void needsAllThreeNumbersOfOvercommitment() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> Settings.OVERCOMMIT_CONFIG.parse("{\"cpu\":100}"))
                .withMessageContaining("Setting overcommit-config (harvesterhci.io): value: memory: missing");
    }

    @Test
    void showsNoSecretOfAValue() {
        List<Object> values = List.of(
                BackupTarget.s3("backups", "eu-1", "hunter2", "hunter2"),
                Settings.CLUSTER_REGISTRATION_URL.parse("{\"url\":\"hunter2\"}"),
                Settings.HTTP_PROXY.parse("{\"httpProxy\":\"hunter2\",\"httpsProxy\":\"hunter2\"}"),
                Settings.SSL_CERTIFICATES.parse("{\"privateKey\":\"hunter2\"}"),
                Settings.CONTAINERD_REGISTRY.parse("{\"Auths\":{\"a\":\"hunter2\"},\"Configs\":{\"a\":{\"Auth\":"
                        + "{\"Password\":\"hunter2\",\"Auth\":\"hunter2\",\"IdentityToken\":\"hunter2\"}}}}"));

        assertThat(values).allSatisfy(value -> assertThat(value).asString().doesNotContain("hunter2"));
    }

    private record Row(String name, boolean isSecret, String standard) {
        static Row parse(String line) {
            String[] cells = (line + " |  | ").split(" *\\| *", -1);
            return new Row(cells[0].strip(), cells[1].equals("S"), cells[2].strip());
        }
    }

    private record Example(String name, String text) {
        static Example parse(String line) {
            String[] cells = line.split(" ", 2);
            return new Example(cells[0], cells[1]);
        }
    }
}

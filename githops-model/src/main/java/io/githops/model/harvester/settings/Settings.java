package io.githops.model.harvester.settings;

import io.githops.model.harvester.Setting;
import io.githops.model.harvester.SettingKey;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings of Harvester, in the order of their names. {@link Setting#value(SettingKey)} reads one, {@link
 * Setting#withValue(SettingKey, Object)} and {@link SettingKey#resource} write one.
 */
public final class Settings {
    private static final Map<String, SettingKey<?>> KNOWN = new TreeMap<>();

    /** Certificates of further authorities in PEM, for nodes, Longhorn and CDI. */
    public static final SettingKey<String> ADDITIONAL_CA = known(SettingKey.text("additional-ca"));

    /** By how much the memory beside that of the guest is multiplied, 1 to 10; 0 reserves 100 MiB as older releases did. */
    public static final SettingKey<Double> ADDITIONAL_GUEST_MEMORY_OVERHEAD_RATIO =
            known(SettingKey.decimal("additional-guest-memory-overhead-ratio").withDefault("1.5"));

    /** Written by the system. */
    public static final SettingKey<String> API_UI_VERSION =
            known(SettingKey.text("api-ui-version").withDefault("1.1.9"));

    /** Patterns of devices that are formatted and used as soon as they are found. A ConfigMap has taken its place. */
    public static final SettingKey<List<String>> AUTO_DISK_PROVISION_PATHS =
            known(SettingKey.list("auto-disk-provision-paths"));

    /** Restarts Kubernetes when it renews. */
    public static final SettingKey<CertificateRotation> AUTO_ROTATE_RKE2_CERTS = known(
            SettingKey.json("auto-rotate-rke2-certs", CertificateRotation.class).withDefault("""
                    {"enable":false,"expiringInHours":240}"""));

    /** Cannot be changed while a backup is not ready or a restore not complete. */
    public static final SettingKey<BackupTarget> BACKUP_TARGET =
            known(SettingKey.json("backup-target", BackupTarget.class));

    /** Labels namespaces. Cannot be deleted. */
    public static final SettingKey<PodSecurityStandard> CLUSTER_POD_SECURITY_STANDARD =
            known(SettingKey.json("cluster-pod-security-standard", PodSecurityStandard.class)
                    .withDefault("{\"enabled\":false}"));

    /** Joins the cluster to a Rancher. */
    public static final SettingKey<ClusterRegistration> CLUSTER_REGISTRATION_URL =
            known(SettingKey.json("cluster-registration-url", ClusterRegistration.class)
                    .withDefault("""
                    {"url":"","insecureSkipTLSVerify":false}"""));

    /** Configures all nodes. */
    public static final SettingKey<ContainerdRegistry> CONTAINERD_REGISTRY =
            known(SettingKey.json("containerd-registry", ContainerdRegistry.class));

    /** What it says of a provisioner that the default names is ignored. */
    public static final SettingKey<CsiDriverConfig> CSI_DRIVER_CONFIG =
            known(SettingKey.json("csi-driver-config", CsiDriverConfig.class).withDefault("""
                    {"driver.longhorn.io":{"volumeSnapshotClassName":"longhorn-snapshot",\
                    "backupVolumeSnapshotClassName":"longhorn"}}"""));

    public static final SettingKey<OnlineExpansion> CSI_ONLINE_EXPAND_VALIDATION =
            known(SettingKey.json("csi-online-expand-validation", OnlineExpansion.class)
                    .withDefault("""
                    {"driver.longhorn.io":true}"""));

    /** Has no effect on new volumes; the default class is the one with the annotation. */
    public static final SettingKey<String> DEFAULT_STORAGE_CLASS =
            known(SettingKey.text("default-storage-class").withDefault("longhorn"));

    /** How long a new machine has to stop. */
    public static final SettingKey<Duration> DEFAULT_VM_TERMINATION_GRACE_PERIOD_SECONDS =
            known(SettingKey.duration("default-vm-termination-grace-period-seconds", ChronoUnit.SECONDS)
                    .withDefault("120"));

    /** For information. */
    public static final SettingKey<ChartVersions> HARVESTER_CSI_CCM_VERSIONS = known(
            SettingKey.json("harvester-csi-ccm-versions", ChartVersions.class).withDefault("""
                    {"harvester-cloud-provider":">=0.0.1 <0.3.0","harvester-csi-provider":">=0.0.1 <0.3.0"}"""));

    /** Restarts components. */
    public static final SettingKey<HttpProxy> HTTP_PROXY =
            known(SettingKey.json("http-proxy", HttpProxy.class).withDefault("{}"));

    /** Cannot be deleted. */
    public static final SettingKey<InstanceManagerResources> INSTANCE_MANAGER_RESOURCES =
            known(SettingKey.json("instance-manager-resources", InstanceManagerResources.class)
                    .withDefault("{\"cpu\":{}}"));

    /** How long the tokens of downloaded configurations hold; 0 is for ever. */
    public static final SettingKey<Duration> KUBECONFIG_DEFAULT_TOKEN_TTL_MINUTES =
            known(SettingKey.duration("kubeconfig-default-token-ttl-minutes", ChronoUnit.MINUTES)
                    .withDefault("0"));

    public static final SettingKey<KubeVirtMigration> KUBEVIRT_MIGRATION =
            known(SettingKey.json("kubevirt-migration", KubeVirtMigration.class).withDefault("""
                    {"parallelOutboundMigrationsPerNode":2,"parallelMigrationsPerCluster":5,\
                    "allowAutoConverge":false,"bandwidthPerMigration":"0","completionTimeoutPerGiB":150,\
                    "progressTimeout":150,"unsafeMigrationOverride":false,"allowPostCopy":false,\
                    "allowWorkloadDisruption":false,"disableTLS":false,"matchSELinuxLevelOnMigration":false}"""));

    public static final SettingKey<LogLevel> LOG_LEVEL =
            known(SettingKey.word("log-level", LogLevel::new).withDefault("info"));

    /** Cannot be taken back while the engine has disks. */
    public static final SettingKey<Boolean> LONGHORN_V2_DATA_ENGINE_ENABLED =
            known(SettingKey.truth("longhorn-v2-data-engine-enabled").withDefault("false"));

    public static final SettingKey<Boolean> LONGHORN_V2_DATA_ENGINE_HUGEPAGE_ENABLED =
            known(SettingKey.truth("longhorn-v2-data-engine-hugepage-enabled").withDefault("true"));

    /** Mebibytes, an even number. */
    public static final SettingKey<Integer> LONGHORN_V2_DATA_ENGINE_MEMORY_SIZE =
            known(SettingKey.number("longhorn-v2-data-engine-memory-size").withDefault("2048"));

    /** How many times its processors and memory a machine may grow while it runs, 1 to 20. */
    public static final SettingKey<Integer> MAX_HOTPLUG_RATIO =
            known(SettingKey.number("max-hotplug-ratio").withDefault("4"));

    public static final SettingKey<NtpServers> NTP_SERVERS = known(SettingKey.json("ntp-servers", NtpServers.class));

    public static final SettingKey<OvercommitConfig> OVERCOMMIT_CONFIG =
            known(SettingKey.json("overcommit-config", OvercommitConfig.class).withDefault("""
                    {"cpu":1000,"memory":150,"storage":100}"""));

    /** Needs a Secret of its own. */
    public static final SettingKey<RancherCluster> RANCHER_CLUSTER =
            known(SettingKey.json("rancher-cluster", RancherCluster.class).withDefault("{}"));

    /** Where releases are loaded from. */
    public static final SettingKey<String> RELEASE_DOWNLOAD_URL = known(SettingKey.text("release-download-url"));

    /** Volumes that cannot migrate must be detached. Cannot be deleted. */
    public static final SettingKey<RwxNetwork> RWX_NETWORK =
            known(SettingKey.json("rwx-network", RwxNetwork.class).withDefault("""
                    {"share-storage-network":false}"""));

    /** Written by the system. */
    public static final SettingKey<String> SERVER_VERSION = known(SettingKey.text("server-version"));

    /** Redeploys Rancher. */
    public static final SettingKey<SslCertificates> SSL_CERTIFICATES =
            known(SettingKey.json("ssl-certificates", SslCertificates.class).withDefault("{}"));

    public static final SettingKey<SslParameters> SSL_PARAMETERS =
            known(SettingKey.json("ssl-parameters", SslParameters.class).withDefault("{}"));

    /** All machines must be stopped. Cannot be deleted. */
    public static final SettingKey<DedicatedNetwork> STORAGE_NETWORK =
            known(SettingKey.json("storage-network", DedicatedNetwork.class));

    /** How long a bundle is kept. */
    public static final SettingKey<Duration> SUPPORT_BUNDLE_EXPIRATION = known(
            SettingKey.duration("support-bundle-expiration", ChronoUnit.MINUTES).withDefault("30"));

    /** How long the making of a bundle may take. */
    public static final SettingKey<Duration> SUPPORT_BUNDLE_TIMEOUT = known(
            SettingKey.duration("support-bundle-timeout", ChronoUnit.MINUTES).withDefault("50"));

    /** How long the logs of a node may take. */
    public static final SettingKey<Duration> SUPPORT_BUNDLE_NODE_COLLECTION_TIMEOUT =
            known(SettingKey.duration("support-bundle-node-collection-timeout", ChronoUnit.MINUTES)
                    .withDefault("30"));

    /** A label as in DNS. */
    public static final SettingKey<String> SUPPORT_BUNDLE_FILE_NAME =
            known(SettingKey.text("support-bundle-file-name"));

    /** The system fills in its default. */
    public static final SettingKey<SupportBundleImage> SUPPORT_BUNDLE_IMAGE = known(
            SettingKey.json("support-bundle-image", SupportBundleImage.class).withDefault("{}"));

    /** What is collected beside Harvester's own namespaces. */
    public static final SettingKey<List<String>> SUPPORT_BUNDLE_NAMESPACES =
            known(SettingKey.list("support-bundle-namespaces"));

    public static final SettingKey<TlsOptions> TRAEFIK_DEFAULT_TLS_OPTIONS = known(
            SettingKey.json("traefik-default-tls-options", TlsOptions.class).withDefault("""
                    {"minVersion":"VersionTLS12","maxVersion":"VersionTLS13"}"""));

    /** Written by the system. */
    public static final SettingKey<String> UI_INDEX = known(SettingKey.text("ui-index"));

    /** Written by the system. */
    public static final SettingKey<String> UI_PATH = known(SettingKey.text("ui-path"));

    /** Written by the system. */
    public static final SettingKey<String> UI_PLUGIN_INDEX = known(SettingKey.text("ui-plugin-index"));

    /** Written by the system. */
    public static final SettingKey<String> UI_PLUGIN_BUNDLED_VERSION =
            known(SettingKey.text("ui-plugin-bundled-version"));

    public static final SettingKey<UiSource> UI_SOURCE =
            known(SettingKey.word("ui-source", UiSource::new).withDefault("auto"));

    /** Written by the system. */
    public static final SettingKey<List<String>> UPGRADABLE_VERSIONS = known(SettingKey.list("upgradable-versions"));

    /** Whether the cluster asks for new releases. */
    public static final SettingKey<Boolean> UPGRADE_CHECKER_ENABLED =
            known(SettingKey.truth("upgrade-checker-enabled").withDefault("true"));

    /** Where the cluster asks for new releases. */
    public static final SettingKey<String> UPGRADE_CHECKER_URL = known(SettingKey.text("upgrade-checker-url"));

    public static final SettingKey<UpgradeConfig> UPGRADE_CONFIG =
            known(SettingKey.json("upgrade-config", UpgradeConfig.class).withDefault("""
                    {"imagePreloadOption":{"strategy":{"type":"sequential"}},\
                    "nodeUpgradeOption":{"strategy":{"mode":"auto"}},"restoreVM":false,\
                    "logReadyTimeout":"5"}"""));

    /** Of older releases. */
    public static final SettingKey<VipPools> VIP_POOLS = known(SettingKey.json("vip-pools", VipPools.class));

    public static final SettingKey<ForceResetPolicy> VM_FORCE_RESET_POLICY = known(
            SettingKey.json("vm-force-reset-policy", ForceResetPolicy.class).withDefault("""
                    {"enable":true,"period":15,"vmMigrationTimeout":180}"""));

    /** Cannot be deleted. */
    public static final SettingKey<DedicatedNetwork> VM_MIGRATION_NETWORK =
            known(SettingKey.json("vm-migration-network", DedicatedNetwork.class));

    /** The snapshot class of backups; must exist. */
    public static final SettingKey<String> VOLUME_SNAPSHOT_CLASS =
            known(SettingKey.text("volume-snapshot-class").withDefault("longhorn"));

    private Settings() {}

    private static <T> SettingKey<T> known(SettingKey<T> key) {
        KNOWN.put(key.name(), key);
        return key;
    }

    /** All settings that the library knows, in the order of their names. */
    public static Collection<SettingKey<?>> all() {
        return Collections.unmodifiableCollection(KNOWN.values());
    }

    /** The setting of that name; empty when the library does not know it. */
    public static Optional<SettingKey<?>> find(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }
}

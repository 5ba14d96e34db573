package io.githops.model;

import io.githops.tree.Mapping;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which fields of the bundled kinds are sensitive, and which can only be changed by deleting and creating the object.
 */
final class HarvesterFields {
    private static final String LAST_APPLIED =
            "metadata.annotations[\"kubectl.kubernetes.io/last-applied-configuration\"]";
    private static final String HTTP_HEADERS = "source.http.extraHeaders";

    /** Settings whose value holds credentials or private keys, or may. */
    private static final Set<String> SECRET_SETTINGS = Set.of(
            "backup-target", "cluster-registration-url", "containerd-registry", "http-proxy", "ssl-certificates");

    private static final Pattern MENTIONS_SECRET =
            Pattern.compile("(?i)password|passphrase|secret|token|api-?key|private-?key|credential");
    private static final Pattern URL_WITH_CREDENTIALS = Pattern.compile("://[^/?#]*@");

    private HarvesterFields() {}

    static void describe(String group, String kind, ResourceKind.Builder<Mapping> builder) {
        switch (group) {
            case "" -> core(kind, builder);
            case "storage.k8s.io", "snapshot.storage.k8s.io", "cdi.kubevirt.io" -> storage(kind, builder);
            case "rbac.authorization.k8s.io" -> access(kind, builder);
            case "kubevirt.io" -> machines(kind, builder);
            case "harvesterhci.io" -> harvester(kind, builder);
            case "network.harvesterhci.io", "loadbalancer.harvesterhci.io", "kubeovn.io", "k8s.cni.cncf.io" ->
                network(group + "/" + kind, builder);
            default -> others(group, kind, builder);
        }
    }

    private static void core(String kind, ResourceKind.Builder<Mapping> builder) {
        switch (kind) {
            case "Secret" ->
                builder.sensitive("data", "stringData", LAST_APPLIED).immutable("type");
            case "ConfigMap" ->
                builder.sensitiveWhen(HarvesterFields::isCloudInitTemplate, "data", "binaryData", LAST_APPLIED);
            case "PersistentVolumeClaim" ->
                builder.immutable(
                        "spec.storageClassName",
                        "spec.accessModes",
                        "spec.volumeMode",
                        "spec.volumeName",
                        "spec.selector",
                        "spec.dataSource",
                        "spec.dataSourceRef");
            default -> {}
        }
    }

    private static void storage(String kind, ResourceKind.Builder<Mapping> builder) {
        switch (kind) {
            case "StorageClass" -> builder.immutable("provisioner", "parameters", "reclaimPolicy", "volumeBindingMode");
            case "VolumeSnapshot" -> builder.immutable("spec.source");
            case "DataVolume" -> builder.immutable("spec").sensitive("spec." + HTTP_HEADERS, LAST_APPLIED);
            case "DataImportCron" -> builder.sensitive("spec.template.spec." + HTTP_HEADERS, LAST_APPLIED);
            default -> {}
        }
    }

    private static void access(String kind, ResourceKind.Builder<Mapping> builder) {
        if (kind.endsWith("Binding")) {
            builder.immutable("roleRef");
        }
    }

    private static void machines(String kind, ResourceKind.Builder<Mapping> builder) {
        switch (kind) {
            case "VirtualMachine" -> builder.sensitive(machineSecrets("spec.")).sensitive(LAST_APPLIED);
            case "VirtualMachineInstance" ->
                builder.sensitive(volumeSecrets("spec.volumes[*]."))
                        .sensitive("metadata.annotations[\"kubevirt.io/ignitiondata\"]", LAST_APPLIED);
            default -> {}
        }
    }

    private static void harvester(String kind, ResourceKind.Builder<Mapping> builder) {
        switch (kind) {
            case "Setting" ->
                builder.sensitiveWhen(setting -> SECRET_SETTINGS.contains(setting.name()), "value", LAST_APPLIED);
            case "Addon" ->
                builder.immutable("spec.chart")
                        .sensitiveWhen(HarvesterFields::hasSecretValues, "spec.valuesContent", LAST_APPLIED);
            case "VirtualMachineImage" ->
                builder.immutable(
                                "spec.displayName",
                                "spec.sourceType",
                                "spec.backend",
                                "spec.url",
                                "spec.pvcName",
                                "spec.pvcNamespace",
                                "spec.storageClassParameters",
                                "spec.targetStorageClassName",
                                "spec.securityParameters",
                                "metadata.annotations[\"harvesterhci.io/storageClassName\"]")
                        .sensitiveWhen(
                                HarvesterFields::hasCredentialsInUrl, "spec.url", "status.appliedUrl", LAST_APPLIED);
            case "VirtualMachineTemplateVersion" ->
                builder.immutable("spec")
                        .sensitive(machineSecrets("spec.vm.spec."))
                        .sensitive(LAST_APPLIED);
            case "VirtualMachineBackup" ->
                builder.immutable("spec")
                        .sensitive(machineSecrets("status.source.spec."))
                        .sensitive("status.secretBackups[*].data", LAST_APPLIED);
            case "ScheduleVMBackup" -> builder.immutable("spec.vmbackup");
            case "VirtualMachineRestore", "SupportBundle", "VolumeRemoteBackup", "VolumeRemoteRestore" ->
                builder.immutable("spec");
            default -> {}
        }
    }

    private static void network(String kind, ResourceKind.Builder<Mapping> builder) {
        switch (kind) {
            case "network.harvesterhci.io/HostNetworkConfig" -> builder.immutable("spec.clusterNetwork", "spec.vlanID");
            case "network.harvesterhci.io/IPPool" ->
                builder.immutable(
                        "spec.networkName",
                        "spec.ipv4Config.cidr",
                        "spec.ipv4Config.serverIP",
                        "spec.ipv4Config.router",
                        "spec.ipv4Config.pool.start",
                        "spec.ipv4Config.pool.end",
                        "spec.ipv4Config.pool.exclude");
            case "loadbalancer.harvesterhci.io/LoadBalancer" -> builder.immutable("spec.ipam", "spec.workloadType");
            case "k8s.cni.cncf.io/NetworkAttachmentDefinition" ->
                builder.immutable("spec.config.type", "spec.config.bridge");
            case "kubeovn.io/Subnet" -> builder.immutable("spec.cidrBlock", "spec.provider");
            case "kubeovn.io/VpcNatGateway" -> builder.sensitive("spec.bgpSpeaker.password", LAST_APPLIED);
            default -> {}
        }
    }

    private static void others(String group, String kind, ResourceKind.Builder<Mapping> builder) {
        switch (group + "/" + kind) {
            case "devices.harvesterhci.io/PCIDeviceClaim", "devices.harvesterhci.io/USBDeviceClaim" ->
                builder.immutable("spec");
            case "node.harvesterhci.io/CloudInit" -> builder.sensitive("spec.contents", LAST_APPLIED);
            case "metal.harvesterhci.io/Cluster", "metal.harvesterhci.io/NestedCluster" ->
                builder.sensitive("status.token");
            case "metal.harvesterhci.io/Inventory" -> builder.sensitive("status.generatedPassword");
            case "metal.harvesterhci.io/InventoryTemplate", "migration.harvesterhci.io/VirtualMachineImport" ->
                builder.immutable("spec");
            default -> {}
        }
    }

    /** @param spec where the machine's own spec stands, with a dot at its end */
    private static String[] machineSecrets(String spec) {
        return Stream.concat(
                        Stream.of(volumeSecrets(spec + "template.spec.volumes[*].")),
                        Stream.of(
                                spec + "template.metadata.annotations[\"kubevirt.io/ignitiondata\"]",
                                spec + "dataVolumeTemplates[*].spec." + HTTP_HEADERS))
                .toArray(String[]::new);
    }

    private static String[] volumeSecrets(String volume) {
        return Stream.of("cloudInitNoCloud", "cloudInitConfigDrive")
                .flatMap(source -> Stream.of("userData", "userDataBase64", "networkData", "networkDataBase64")
                        .map(field -> volume + source + "." + field))
                .toArray(String[]::new);
    }

    private static boolean isCloudInitTemplate(Resource configMap) {
        return configMap.label("harvesterhci.io/cloud-init-template").isPresent();
    }

    private static boolean hasSecretValues(Resource addon) {
        return Stream.of(
                        addon.tree().mapping("spec").text("valuesContent"),
                        addon.annotation("kubectl.kubernetes.io/last-applied-configuration"))
                .flatMap(Optional::stream)
                .anyMatch(text -> MENTIONS_SECRET.matcher(text).find());
    }

    private static boolean hasCredentialsInUrl(Resource image) {
        return URL_WITH_CREDENTIALS
                .matcher(image.tree().mapping("spec").text("url").orElse(""))
                .find();
    }
}

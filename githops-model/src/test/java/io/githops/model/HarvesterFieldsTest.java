package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.schema.PlainYaml;
import io.githops.tree.FieldPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarvesterFieldsTest {
    @ParameterizedTest
    @CsvSource({
        "v1, Secret, data.password, true",
        "v1, Secret, stringData.password, true",
        "v1, Secret, type, false",
        "v1, Secret, 'metadata.annotations[\"kubectl.kubernetes.io/last-applied-configuration\"]', true",
        "v1, ConfigMap, data.motd, false",
        "kubevirt.io/v1, VirtualMachine, 'spec.template.spec.volumes[0].cloudInitNoCloud.userData', true",
        "kubevirt.io/v1, VirtualMachine, 'spec.template.spec.volumes[name=a].cloudInitConfigDrive.networkDataBase64', true",
        "kubevirt.io/v1, VirtualMachine, 'spec.template.spec.volumes[0].cloudInitNoCloud.secretRef.name', false",
        "kubevirt.io/v1, VirtualMachine, 'spec.template.metadata.annotations[\"kubevirt.io/ignitiondata\"]', true",
        "kubevirt.io/v1, VirtualMachineInstance, 'spec.volumes[0].cloudInitNoCloud.userData', true",
        "harvesterhci.io/v1beta1, VirtualMachineTemplateVersion, "
                + "'spec.vm.spec.template.spec.volumes[0].cloudInitNoCloud.userData', true",
        "harvesterhci.io/v1beta1, VirtualMachineBackup, 'status.secretBackups[0].data.key', true",
        "node.harvesterhci.io/v1beta1, CloudInit, spec.contents, true",
        "metal.harvesterhci.io/v1alpha1, Cluster, status.token, true"
    })
    void keepSecretsOutOfSight(String apiVersion, String kind, String path, boolean sensitive) {
        Resource resource = resource("{apiVersion: " + apiVersion + ", kind: " + kind + ", metadata: {name: a}}");

        assertThat(isSensitive(resource, path)).isEqualTo(sensitive);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup-target",
                "cluster-registration-url",
                "containerd-registry",
                "http-proxy",
                "ssl-certificates"
            })
    void keepValuesOfSecretSettingsOutOfSight(String setting) {
        assertThat(isSensitive(setting(setting), "value")).isTrue();
        assertThat(isSensitive(setting(setting), "default")).isFalse();
    }

    @Test
    void showValuesOfOtherSettings() {
        assertThat(isSensitive(setting("log-level"), "value")).isFalse();
    }

    @Test
    void nameForTheKindWhatIsSensitiveInSomeObjects() {
        ResourceKind<?> kind =
                Kinds.harvester().find("harvesterhci.io", "Setting").orElseThrow();

        assertThat(kind.sensitiveFields()).anyMatch(pattern -> pattern.contains(FieldPath.parse("value")));
        assertThat(kind.withView(Object.class).sensitiveFields(setting("http-proxy")))
                .hasSameSizeAs(kind.sensitiveFields());
    }

    @Test
    void keepAddonValuesThatMentionSecretsOutOfSight() {
        assertThat(isSensitive(addon("global: {bootstrapPassword: x}"), "spec.valuesContent"))
                .isTrue();
        assertThat(isSensitive(addon("replicas: 2"), "spec.valuesContent")).isFalse();
    }

    @Test
    void keepCredentialsInUrlsOutOfSight() {
        assertThat(isSensitive(image("https://me:pass@example.com/debian.img"), "spec.url"))
                .isTrue();
        assertThat(isSensitive(image("https://example.com:8443/a@b.img"), "spec.url"))
                .isFalse();
    }

    @Test
    void keepCloudInitTemplatesOutOfSight() {
        Resource template = resource("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: "
                + "{harvesterhci.io/cloud-init-template: user}}}");

        assertThat(isSensitive(template, "data.cloudInit")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "storage.k8s.io, StorageClass, provisioner, true",
        "storage.k8s.io, StorageClass, parameters.numberOfReplicas, true",
        "storage.k8s.io, StorageClass, mountOptions, false",
        "'', PersistentVolumeClaim, spec.storageClassName, true",
        "'', PersistentVolumeClaim, spec.resources.requests.storage, false",
        "'', Secret, type, true",
        "harvesterhci.io, VirtualMachineImage, spec.url, true",
        "harvesterhci.io, VirtualMachineImage, spec.retry, false",
        "harvesterhci.io, VirtualMachineTemplateVersion, spec.vm, true",
        "harvesterhci.io, ScheduleVMBackup, spec.vmbackup.type, true",
        "harvesterhci.io, ScheduleVMBackup, spec.cron, false",
        "network.harvesterhci.io, HostNetworkConfig, spec.vlanID, true",
        "network.harvesterhci.io, IPPool, spec.ipv4Config.cidr, true",
        "loadbalancer.harvesterhci.io, IPPool, spec.ranges, false",
        "rbac.authorization.k8s.io, RoleBinding, roleRef.name, true",
        "network.harvesterhci.io, IPPool, spec.ipv4Config.router, true",
        "network.harvesterhci.io, IPPool, spec.ipv4Config.leaseTime, false",
        "'', PersistentVolumeClaim, spec.volumeName, true",
        "kubeovn.io, Subnet, spec.cidrBlock, true",
        "kubeovn.io, Subnet, spec.acls, false",
        "migration.harvesterhci.io, VirtualMachineImport, spec.storageClass, true",
        "k8s.cni.cncf.io, NetworkAttachmentDefinition, spec.config.bridge, true",
        "k8s.cni.cncf.io, NetworkAttachmentDefinition, spec.config.vlan, false",
        "k8s.cni.cncf.io, NetworkAttachmentDefinition, spec.config, false"
    })
    void tellWhatOnlyANewObjectCanChange(String group, String kind, String path, boolean immutable) {
        ResourceKind<?> found = Kinds.harvester().find(group, kind).orElseThrow();

        assertThat(found.immutableFields().stream().anyMatch(pattern -> pattern.contains(FieldPath.parse(path))))
                .isEqualTo(immutable);
    }

    private static boolean isSensitive(Resource resource, String path) {
        return Kinds.harvester().find(resource.groupVersionKind()).orElseThrow().sensitiveFields(resource).stream()
                .anyMatch(pattern -> pattern.contains(FieldPath.parse(path)));
    }

    private static Resource setting(String name) {
        return resource("{apiVersion: harvesterhci.io/v1beta1, kind: Setting, metadata: {name: " + name + "}}");
    }

    private static Resource addon(String values) {
        return resource(
                "{apiVersion: harvesterhci.io/v1beta1, kind: Addon, metadata: {name: a}, spec: {valuesContent: '"
                        + values + "'}}");
    }

    private static Resource image(String url) {
        return resource("{apiVersion: harvesterhci.io/v1beta1, kind: VirtualMachineImage, metadata: {name: a}, "
                + "spec: {url: '" + url + "'}}");
    }

    private static Resource resource(String yaml) {
        return Resource.of(PlainYaml.documents(yaml).get(0));
    }
}

package io.githops.model;

import static io.githops.model.ReferenceRows.CDI;
import static io.githops.model.ReferenceRows.DEVICES;
import static io.githops.model.ReferenceRows.HARVESTER;
import static io.githops.model.ReferenceRows.INSTANCETYPES;
import static io.githops.model.ReferenceRows.STORAGE;

import io.githops.model.ReferenceRule.Format;
import java.util.List;

/** What virtual machines, and templates of them, name. */
final class MachineReferences {
    private static final String CLAIM_TEMPLATES = "metadata.annotations[\"harvesterhci.io/volumeClaimTemplates\"]";
    private static final String TEMPLATE_ANNOTATIONS = "spec.template.metadata.annotations";

    private MachineReferences() {}

    /** @param machine where the machine stands in the object, with a dot at its end; empty for a machine itself */
    static List<ReferenceRule> of(String machine) {
        return new ReferenceRows(machine)
                .add(annotations(machine))
                .add(volumes(machine + "spec.template.spec.volumes[*]."))
                .add(guest(machine + "spec.template.spec."))
                .add("spec.instancetype", INSTANCETYPES, "VirtualMachineClusterInstancetype", Format.OBJECT)
                .add("spec.preference", INSTANCETYPES, "VirtualMachineClusterPreference", Format.OBJECT)
                .add(StorageReferences.dataVolume(machine + "spec.dataVolumeTemplates[*].spec."))
                .rules();
    }

    private static List<ReferenceRule> annotations(String machine) {
        return new ReferenceRows(machine)
                .inJson(CLAIM_TEMPLATES, "[*].spec.storageClassName", STORAGE, "StorageClass", Format.CLUSTER)
                .softInJson(
                        CLAIM_TEMPLATES,
                        "[*].metadata.annotations[\"harvesterhci.io/imageId\"]",
                        HARVESTER,
                        "VirtualMachineImage",
                        Format.QUALIFIED)
                .inJson(CLAIM_TEMPLATES, "[*].targetVolume", "", "PersistentVolumeClaim", Format.SAME_NAMESPACE)
                .softInJson(
                        TEMPLATE_ANNOTATIONS + "[\"harvesterhci.io/sshNames\"]",
                        "[*]",
                        HARVESTER,
                        "KeyPair",
                        Format.QUALIFIED)
                .softInJson(
                        TEMPLATE_ANNOTATIONS + "[\"harvesterhci.io/dynamic-ssh-key-names\"]",
                        "*",
                        "",
                        "Secret",
                        Format.FIELD_NAME)
                .rules();
    }

    private static List<ReferenceRule> volumes(String volume) {
        return new ReferenceRows(volume)
                .claims(
                        "persistentVolumeClaim.claimName",
                        "ephemeral.persistentVolumeClaim.claimName",
                        "memoryDump.claimName")
                .soft("dataVolume.name", CDI, "DataVolume", Format.SAME_NAMESPACE)
                .secrets(
                        "cloudInitNoCloud.secretRef.name",
                        "cloudInitNoCloud.networkDataSecretRef.name",
                        "cloudInitConfigDrive.secretRef.name",
                        "cloudInitConfigDrive.networkDataSecretRef.name",
                        "secret.secretName",
                        "sysprep.secret.name",
                        "containerDisk.imagePullSecret")
                .configMaps("configMap.name", "sysprep.configMap.name")
                .soft("serviceAccount.serviceAccountName", "", "ServiceAccount", Format.SAME_NAMESPACE)
                .rules();
    }

    private static List<ReferenceRule> guest(String spec) {
        return new ReferenceRows(spec)
                .add(
                        "networks[*].multus.networkName",
                        "k8s.cni.cncf.io",
                        "NetworkAttachmentDefinition",
                        Format.QUALIFIED)
                .secrets(
                        "accessCredentials[*].sshPublicKey.source.secret.secretName",
                        "accessCredentials[*].userPassword.source.secret.secretName",
                        "domain.firmware.kernelBoot.container.imagePullSecret")
                .soft("domain.devices.hostDevices[*].name", DEVICES, "PCIDeviceClaim", Format.CLUSTER)
                .soft("domain.devices.hostDevices[*].name", DEVICES, "USBDeviceClaim", Format.CLUSTER)
                .soft("priorityClassName", "scheduling.k8s.io", "PriorityClass", Format.CLUSTER)
                .rules();
    }
}

package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Machine;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.Yaml;
import io.githops.tree.Mapping;
import io.githops.tree.Text;

/** Short objects for tests, written as YAML. */
final class Samples {
    private Samples() {}

    /** Also of a text in braces, which a file of its own would have to be JSON for. */
    static Mapping yaml(String text) {
        return (Mapping) Yaml.parse(ManifestFile.of("sample.yaml", "---\n" + text));
    }

    static Mapping machine(String name, String spec) {
        return yaml("""
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: %s, namespace: default}
                """.formatted(name)).with("spec", yaml(spec));
    }

    /** A machine without volumes and networks. */
    static Mapping smallMachine(String name, String runStrategy) {
        return machine(name, """
                runStrategy: %s
                template:
                  metadata: {labels: {harvesterhci.io/vmName: %s}}
                  spec:
                    domain:
                      cpu: {cores: 2}
                      devices: {}
                      resources: {limits: {cpu: 2, memory: 4Gi}}
                """.formatted(runStrategy, name));
    }

    static Mapping network(String name, String clusterNetwork, int vlan) {
        return yaml("""
                apiVersion: k8s.cni.cncf.io/v1
                kind: NetworkAttachmentDefinition
                metadata: {name: %1$s, namespace: default}
                spec:
                  config: '{"cniVersion":"0.3.1","name":"%1$s","type":"bridge","bridge":"%2$s-br","promiscMode":true,"vlan":%3$d,"ipam":{}}'
                """.formatted(name, clusterNetwork, vlan));
    }

    static Mapping image(String name, String url) {
        return yaml("""
                apiVersion: harvesterhci.io/v1beta1
                kind: VirtualMachineImage
                metadata: {name: %1$s, namespace: default}
                spec: {displayName: %1$s, sourceType: download, backend: backingimage, retry: 3, url: %2$s}
                """.formatted(name, url));
    }

    static Mapping storageClass(String name) {
        return yaml("""
                apiVersion: storage.k8s.io/v1
                kind: StorageClass
                metadata: {name: %s}
                provisioner: driver.longhorn.io
                parameters: {numberOfReplicas: '2', staleReplicaTimeout: '30', migratable: 'true', fsType: ext4}
                allowVolumeExpansion: true
                reclaimPolicy: Delete
                volumeBindingMode: Immediate
                """.formatted(name));
    }

    static Mapping defaultStorageClass(String name) {
        return new ApiObject(storageClass(name))
                .withAnnotation("storageclass.kubernetes.io/is-default-class", "true")
                .tree();
    }

    static Mapping claim(String name, String size) {
        return yaml("""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: %s, namespace: default}
                spec:
                  accessModes: [ReadWriteMany]
                  volumeMode: Block
                  resources: {requests: {storage: %s}}
                """.formatted(name, size));
    }

    static Mapping backup(String name, String type) {
        return yaml("""
                apiVersion: harvesterhci.io/v1beta1
                kind: VirtualMachineBackup
                metadata: {name: %s, namespace: default}
                spec: {type: %s, source: {apiGroup: kubevirt.io, kind: VirtualMachine, name: web}}
                """.formatted(name, type));
    }

    static Mapping backupTarget(String endpoint) {
        return setting("backup-target", "{\"type\":\"nfs\",\"endpoint\":\"" + endpoint + "\"}");
    }

    static Mapping setting(String name, String value) {
        return yaml("""
                apiVersion: harvesterhci.io/v1beta1
                kind: Setting
                metadata: {name: %s}
                """.formatted(name)).with("value", new Text(value));
    }

    static Mapping node(String name, String labels) {
        return yaml("""
                apiVersion: v1
                kind: Node
                metadata: {name: %s, labels: {%s}}
                """.formatted(name, labels));
    }

    static Mapping withDisk(Mapping machine) {
        return new Machine(new ApiObject(machine))
                .withSpec(spec -> spec.with(
                        "volumes",
                        yaml("{v: [{name: root, persistentVolumeClaim: {claimName: web-disk}}]}")
                                .sequence("v")))
                .withDomain(domain -> domain.with("devices", yaml("{disks: [{name: root, disk: {bus: virtio}}]}")))
                .object()
                .tree();
    }

    static Mapping withTemplate(Mapping machine, String size) {
        return withTemplates(machine, """
                [{"metadata":{"name":"web-disk"},"spec":{"accessModes":["ReadWriteMany"],\
                "resources":{"requests":{"storage":"%s"}}}}]""".formatted(size));
    }

    static Mapping withTemplates(Mapping machine, String json) {
        return new ApiObject(machine)
                .withAnnotation(Keys.VOLUME_CLAIM_TEMPLATES, json)
                .tree();
    }
}

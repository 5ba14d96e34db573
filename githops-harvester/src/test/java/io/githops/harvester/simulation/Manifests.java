package io.githops.harvester.simulation;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Short objects for tests, written as YAML. */
final class Manifests {
    private Manifests() {}

    static Mapping yaml(String text) {
        return (Mapping) tree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    private static Tree tree(Object value) {
        if (value instanceof Map<?, ?> map) {
            var mapping = Mapping.builder();
            map.forEach((name, item) -> mapping.put(String.valueOf(name), tree(item)));
            return mapping.build();
        }
        if (value instanceof List<?> list) {
            return Sequence.of(list.stream().map(Manifests::tree).toList());
        }
        if (value instanceof Boolean flag) {
            return Bool.of(flag);
        }
        if (value instanceof Number number) {
            return Num.parse(number.toString());
        }
        return value == null ? Null.NULL : new Text(value.toString());
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
}

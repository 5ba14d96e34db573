package io.githops.diff;

import io.githops.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Manifests in variants: fields that come, go and change, lists with keys, and fields that are fixed. */
final class UndoPool {
    private static final String MACHINE = """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: web, namespace: demo%s}
            spec:
              runStrategy: %s
              template:
                spec:
                  domain:
                    memory: {guest: %s}
                    devices:
                      interfaces: [{name: lan, macAddress: "02:00:00:00:00:01", bridge: {}}%s]
                      disks: [{name: root, disk: {bus: virtio}}]
                  networks: [{name: lan, multus: {networkName: demo/lan}}%s]
                  volumes: [{name: root, persistentVolumeClaim: {claimName: root}}]
            """;

    static final List<List<Resource>> VARIANTS = List.of(
            machines(),
            variants(
                    """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: settings, namespace: demo%s
                    """,
                    "}\ndata: {colour: green}",
                    ", labels: {team: a}}\ndata: {colour: red, size: big}",
                    "}\ndata: {size: small}",
                    "}"),
            variants("""
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: other, namespace: demo}
                    data: {a: "%s"}
                    """, "1", "2"),
            variants("""
                    apiVersion: v1
                    kind: Secret
                    metadata: {name: key, namespace: demo}
                    data: {%s}
                    """, "word: b25l", "word: dHdv", "other: b25l"),
            variants("""
                    apiVersion: v1
                    kind: PersistentVolumeClaim
                    metadata: {name: root, namespace: demo}
                    spec: {accessModes: [ReadWriteMany], storageClassName: %s, resources: {requests: {storage: 1Gi}}}
                    """, "fast", "slow"),
            variants(
                    """
                    apiVersion: v1
                    kind: Service
                    metadata: {name: web, namespace: demo}
                    spec: {type: ClusterIP, selector: {app: web}, ports: [%s]}
                    """,
                    "{name: http, port: 80}",
                    "{name: http, port: 80}, {name: tls, port: 443}",
                    "{name: http, port: 8080}"),
            variants("""
                    apiVersion: k8s.cni.cncf.io/v1
                    kind: NetworkAttachmentDefinition
                    metadata: {name: lan, namespace: demo, labels: {zone: %s}}
                    spec: {config: '{"cniVersion":"0.3.1","type":"bridge","bridge":"mgmt-br","vlan":7}'}
                    """, "one", "two"));

    private UndoPool() {}

    private static List<Resource> machines() {
        List<Resource> machines = new ArrayList<>();
        for (String labels : List.of("", ", labels: {team: a}", ", annotations: {note: ours}")) {
            for (String memory : List.of("1Gi", "2Gi")) {
                machines.add(Fixture.one(MACHINE.formatted(labels, "Always", memory, "", "")));
                machines.add(Fixture.one(MACHINE.formatted(
                        labels, "Halted", memory, ", {name: more, masquerade: {}}", ", {name: more, pod: {}}")));
            }
        }
        return machines;
    }

    private static List<Resource> variants(String yaml, String... values) {
        return Stream.of(values)
                .map(value -> Fixture.one(yaml.formatted(value)))
                .toList();
    }
}

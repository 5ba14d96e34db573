package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.claim;
import static io.githops.harvester.simulation.Samples.defaultStorageClass;
import static io.githops.harvester.simulation.Samples.image;
import static io.githops.harvester.simulation.Samples.machine;
import static io.githops.harvester.simulation.Samples.network;
import static io.githops.harvester.simulation.Samples.node;
import static io.githops.harvester.simulation.Samples.setting;
import static io.githops.harvester.simulation.Samples.yaml;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Keys;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;

/** One object or more of each simulated kind, in an order in which they can be created. */
final class SampleCluster {
    static final List<Mapping> OBJECTS = List.of(
            node("node-1", "kubernetes.io/os: linux"),
            defaultStorageClass("harvester-longhorn"),
            yaml("{apiVersion: v1, kind: Namespace, metadata: {name: team, labels: {a: b}}}"),
            setting("cluster-pod-security-standard", "{\"enabled\":true,\"privilegedNamespacesList\":\"\"}"),
            setting(
                    "backup-target",
                    "{\"type\":\"s3\",\"bucketName\":\"b\",\"bucketRegion\":\"r\",\"accessKeyId\":\"k\"}"),
            yaml("{apiVersion: v1, kind: Secret, metadata: {name: init, namespace: default}, data: {userdata: eA==}}"),
            yaml("""
                    apiVersion: harvesterhci.io/v1beta1
                    kind: KeyPair
                    metadata: {name: ops, namespace: default}
                    spec: {publicKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f}
                    """),
            yaml("{apiVersion: network.harvesterhci.io/v1beta1, kind: ClusterNetwork, metadata: {name: vlan}}"),
            yaml("""
                    apiVersion: network.harvesterhci.io/v1beta1
                    kind: VlanConfig
                    metadata: {name: uplink}
                    spec:
                      clusterNetwork: vlan
                      nodeSelector: {kubernetes.io/os: linux}
                      uplink: {nics: [eth1], linkAttributes: {mtu: 9000}}
                    """),
            yaml("""
                    apiVersion: network.harvesterhci.io/v1beta1
                    kind: HostNetworkConfig
                    metadata: {name: storage}
                    spec: {clusterNetwork: mgmt, vlanID: 20, mode: static, ips: {node-1: 10.0.0.1/24}}
                    """),
            new ApiObject(network("blue", "vlan", 10))
                    .withAnnotation(Keys.ROUTE, "{\"mode\":\"auto\"}")
                    .tree(),
            image("ubuntu", "https://example.com/ubuntu.img"),
            image("golden", "https://example.com/golden.img")
                    .edit("spec", spec -> spec.with("backend", new Text("cdi"))),
            claim("data", "1024Mi"),
            yaml("""
                    apiVersion: loadbalancer.harvesterhci.io/v1beta1
                    kind: IPPool
                    metadata: {name: pool}
                    spec:
                      ranges: [{subnet: 192.168.10.0/24, gateway: 192.168.10.1}]
                      selector: {network: default/blue, priority: 1, scope: [{namespace: default}]}
                    """),
            yaml("""
                    apiVersion: loadbalancer.harvesterhci.io/v1beta1
                    kind: LoadBalancer
                    metadata: {name: front, namespace: default}
                    spec:
                      ipPool: pool
                      ipam: pool
                      healthCheck: {port: 80}
                      backendServerSelector: {harvesterhci.io/vmName: [web]}
                      listeners: [{name: http, port: 80, protocol: TCP, backendPort: 80}]
                    """),
            fullMachine(),
            yaml("""
                    apiVersion: harvesterhci.io/v1beta1
                    kind: ScheduleVMBackup
                    metadata: {name: nightly, namespace: default}
                    spec: {cron: 0 2 * * *, retain: 8, maxFailure: 4, vmbackup: {source: {name: web}, type: snapshot}}
                    """),
            yaml("""
                    apiVersion: harvesterhci.io/v1beta1
                    kind: Addon
                    metadata: {name: seeder, namespace: default, labels: {addon.harvesterhci.io/experimental: 'true'}}
                    spec: {chart: seeder, enabled: true, repo: http://charts.example.com, version: '1', valuesContent: ''}
                    """),
            yaml("""
                    apiVersion: harvesterhci.io/v1beta1
                    kind: VirtualMachineBackup
                    metadata: {name: before-upgrade, namespace: default}
                    spec: {type: backup, source: {apiGroup: kubevirt.io, kind: VirtualMachine, name: web}}
                    """));

    private SampleCluster() {}

    private static Mapping fullMachine() {
        Mapping machine = machine("web", """
                runStrategy: Always
                template:
                  metadata: {labels: {harvesterhci.io/vmName: web}}
                  spec:
                    nodeSelector: {kubernetes.io/os: linux}
                    domain:
                      cpu: {cores: 2}
                      resources: {limits: {cpu: 2, memory: 4Gi}}
                      devices:
                        disks: [{name: root, disk: {bus: virtio}}, {name: init, disk: {bus: virtio}}]
                        interfaces: [{name: nic, bridge: {}}]
                    networks: [{name: nic, multus: {networkName: default/blue}}]
                    volumes:
                    - {name: root, persistentVolumeClaim: {claimName: web-disk}}
                    - {name: init, cloudInitNoCloud: {secretRef: {name: init}}}
                """);
        return new ApiObject(Samples.withTemplate(machine, "10Gi"))
                .withAnnotation(Keys.RESERVED_MEMORY, "256Mi")
                .withAnnotation(Keys.REMOVED_VOLUME_CLAIMS, "web-disk")
                .tree();
    }
}

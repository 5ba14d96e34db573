package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.claim;
import static io.githops.harvester.simulation.Samples.defaultStorageClass;
import static io.githops.harvester.simulation.Samples.image;
import static io.githops.harvester.simulation.Samples.machine;
import static io.githops.harvester.simulation.Samples.network;
import static io.githops.harvester.simulation.Samples.node;
import static io.githops.harvester.simulation.Samples.smallMachine;
import static io.githops.harvester.simulation.Samples.withDisk;
import static io.githops.harvester.simulation.Samples.withTemplate;
import static io.githops.harvester.simulation.Samples.withTemplates;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VirtualMachineStartTest {
    private static final ResourceId WEB = HarvesterKind.VIRTUAL_MACHINE.id("default", "web");
    private static final ResourceId DISK = HarvesterKind.VOLUME_CLAIM.id("default", "web-disk");

    private final FakeObjects objects = new FakeObjects();

    @BeforeEach
    void hasADefaultStorageClass() {
        objects.write(defaultStorageClass("harvester-longhorn"));
    }

    @Test
    void waitsForVolumesThatNobodyCreated() {
        objects.write(withDisk(smallMachine("web", "Always")));
        objects.pass(5);
        assertThat(printable()).isEqualTo("ErrorPvcNotFound");

        objects.write(claim("web-disk", "10Gi"));
        objects.settle();
        assertThat(printable()).isEqualTo("WaitingForVolumeBinding");

        objects.pass(4);
        assertThat(printable()).isEqualTo("Running");
    }

    @Test
    void createsItsVolumesFromItsAnnotation() {
        run(withTemplate(withDisk(smallMachine("web", "Always")), "10Gi"));

        ApiObject disk = objects.read(DISK);
        assertThat(disk.status().text("phase")).contains("Bound");
        assertThat(disk.status().mapping("capacity").text("storage")).contains("10Gi");
        assertThat(disk.spec().text("storageClassName")).contains("harvester-longhorn");
        assertThat(disk.metadata().has("ownerReferences")).isFalse();
        assertThat(printable()).isEqualTo("Running");
    }

    @Test
    void waitsForTheImageOfItsVolume() {
        objects.write(image("ubuntu", "https://example.com/ubuntu.img"));
        objects.settle();
        String storageClass = objects.read(HarvesterKind.IMAGE.id("default", "ubuntu"))
                .status()
                .text("storageClassName")
                .orElseThrow();

        objects.write(withTemplates(withDisk(smallMachine("web", "Always")), """
                [{"metadata":{"name":"web-disk","annotations":{"harvesterhci.io/imageId":"default/ubuntu"}},\
                "spec":{"accessModes":["ReadWriteMany"],"storageClassName":"%s",\
                "resources":{"requests":{"storage":"10Gi"}}}}]""".formatted(storageClass)));
        objects.pass(1);
        assertThat(printable()).isEqualTo("WaitingForVolumeBinding");

        objects.pass(5);
        assertThat(printable()).isEqualTo("Running");
    }

    @Test
    void growsItsVolumesWithItsAnnotation() {
        run(withTemplate(withDisk(smallMachine("web", "Always")), "10Gi"));

        objects.change(WEB, live -> withTemplate(live, "20Gi"));
        objects.pass(1);

        assertThat(objects.read(DISK).status().mapping("capacity").text("storage"))
                .contains("20Gi");
    }

    @Test
    void waitsForDataVolumesThatNobodyFills() {
        objects.write(machine("web", """
                runStrategy: Always
                dataVolumeTemplates: [{metadata: {name: data}, spec: {source: {upload: {}}, pvc: {}}}]
                template:
                  spec:
                    domain: {memory: {guest: 1Gi}, devices: {disks: [{name: data, disk: {bus: virtio}}]}}
                    volumes: [{name: data, dataVolume: {name: data}}]
                """));
        objects.pass(5);

        assertThat(printable()).isEqualTo("Provisioning");
    }

    @Test
    void waitsForItsSecrets() {
        objects.write(machine("web", """
                runStrategy: Always
                template:
                  spec:
                    domain: {memory: {guest: 1Gi}, devices: {disks: [{name: init, disk: {bus: virtio}}]}}
                    volumes: [{name: init, cloudInitNoCloud: {secretRef: {name: web-init}}}]
                """));
        objects.pass(5);
        assertThat(printable()).isEqualTo("Starting");

        objects.write(yaml("{apiVersion: v1, kind: Secret, metadata: {name: web-init, namespace: default}}"));
        objects.pass(3);
        assertThat(printable()).isEqualTo("Running");
    }

    @Test
    void cannotBePlacedBeforeItsNetworkReachesANode() {
        objects.write(node("node-1", "network.harvesterhci.io/mgmt: 'true'"));
        objects.write(
                yaml("{apiVersion: network.harvesterhci.io/v1beta1, kind: ClusterNetwork, metadata: {name: vlan}}"));
        objects.write(network("blue", "vlan", 10));
        objects.settle();
        objects.write(machine("web", """
                runStrategy: Always
                template:
                  spec:
                    domain: {memory: {guest: 1Gi}, devices: {interfaces: [{name: nic, bridge: {}}]}}
                    networks: [{name: nic, multus: {networkName: default/blue}}]
                """));
        objects.pass(3);
        assertThat(printable()).isEqualTo("ErrorUnschedulable");

        objects.write(yaml("""
                apiVersion: network.harvesterhci.io/v1beta1
                kind: VlanConfig
                metadata: {name: uplink}
                spec: {clusterNetwork: vlan, uplink: {nics: [eth1]}}
                """));
        objects.pass(4);
        assertThat(printable()).isEqualTo("Running");
    }

    private ApiObject web() {
        return objects.read(WEB);
    }

    private String printable() {
        return web().status().text("printableStatus").orElse("");
    }

    private void run(Mapping machine) {
        objects.write(machine);
        objects.pass(5);
        assertThat(printable()).isEqualTo("Running");
    }
}

package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.claim;
import static io.githops.harvester.simulation.Samples.defaultStorageClass;
import static io.githops.harvester.simulation.Samples.machine;
import static io.githops.harvester.simulation.Samples.network;
import static io.githops.harvester.simulation.Samples.smallMachine;
import static io.githops.harvester.simulation.Samples.storageClass;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Machine;
import io.githops.diff.admission.Refusal;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualMachineRefusalTest {
    private static final ResourceId WEB = HarvesterKind.VIRTUAL_MACHINE.id("default", "web");

    private final FakeObjects objects = new FakeObjects();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "running: true, runStrategy: Always | mutually exclusive",
                "a: b                               | One of Running or RunStrategy must be specified",
                "runStrategy: Sometimes             | Invalid RunStrategy (Sometimes)",
            })
    void kubeVirtWantsOneRunStrategy(String fields, String message) {
        Refusal refusal =
                objects.refusal(machine("web", "{" + fields + ", template: {spec: {domain: {memory: {guest: 1Gi}}}}}"));

        assertThat(refusal.webhook()).isEqualTo("virtualmachine-validator.kubevirt.io");
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal).asString().contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "domain: {devices: {disks: [{name: a, disk: {}}]}} | disks[0].name 'a' not found",
                "volumes: [{name: a, emptyDisk: {}}, {name: a, emptyDisk: {}}] | volumes[1].name 'a' must be unique",
                "volumes: [{name: a}] | volumes[0] must have exactly one source type set",
                "volumes: [{name: a, emptyDisk: {}, configMap: {name: b}}] | must have exactly one source type set",
                "domain: {devices: {interfaces: [{name: a, bridge: {}}]}} | interfaces[0].name 'a' not found",
                "networks: [{name: a, pod: {}}] | networks[0].name 'a' not found",
                "volumes: [{name: a, cloudInitNoCloud: {}}] | at least one userdatasource",
                "volumes: [{name: a, cloudInitNoCloud: {userData: x, secretRef: {name: b}}}] | only one userdatasource",
                "domain: {cpu: {sockets: 4, maxSockets: 2}} | greater than the maximum sockets allowed",
            })
    void kubeVirtWantsPartsThatFit(String spec, String message) {
        Mapping manifest = machine("web", "{runStrategy: Always, template: {spec: {" + spec + "}}}");
        Mapping sized = new Machine(new ApiObject(manifest))
                .withDomain(domain -> domain.edit("memory", memory -> yaml("{guest: 1Gi}")))
                .object()
                .tree();

        assertThat(objects.refusal(sized)).asString().contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "domain: {cpu: {}} | either memory.guest or resources.limits.memory must be set",
                "domain: {resources: {limits: {memory: 8Mi}}} | minimum requirement 10Mi",
                "terminationGracePeriodSeconds: -1, domain: {memory: {guest: 1Gi}} | greater than or equal to 0",
                "domain: {memory: {guest: 1Gi}, devices: {disks: [{name: a, cdrom: {bus: scsi}}]}} | must use the sata bus",
            })
    void harvesterChecksSizes(String spec, String message) {
        Refusal refusal = objects.refusal(machine("web", "{runStrategy: Always, template: {spec: {" + spec + "}}}"));

        assertThat(refusal.webhook()).isEqualTo("validator.harvesterhci.io");
        assertThat(refusal).asString().contains(message);
    }

    @ParameterizedTest
    @CsvSource({"4Gi, must be from 0", "-1Mi, must be from 0", "lots, is not a quantity"})
    void harvesterChecksReservedMemory(String reserved, String message) {
        Mapping manifest = new ApiObject(smallMachine("web", "Always"))
                .withAnnotation(Keys.RESERVED_MEMORY, reserved)
                .tree();

        assertThat(objects.refusal(manifest)).asString().contains(message);
    }

    @Test
    void aMissingNetworkIsAnInternalError() {
        Refusal refusal = objects.refusal(onNetwork("web", "blue", ""));

        assertThat(refusal.status()).isEqualTo(500);
        assertThat(refusal)
                .extracting(Refusal::message)
                .isEqualTo(
                        "Internal error occurred: network-attachment-definitions.k8s.cni.cncf.io \"blue\" not found");
    }

    @Test
    void anAddressIsUsedOnceOnAClusterNetwork() {
        objects.write(network("blue", "mgmt", 10));
        objects.write(network("red", "mgmt", 11));
        objects.write(onNetwork("web", "blue", "02:00:00:00:00:01"));

        assertThat(objects.refusal(onNetwork("db", "red", "02:00:00:00:00:01")))
                .asString()
                .contains("already in use by VM default/web");
    }

    @Test
    void anAddressMayBeUsedOnEveryClusterNetwork() {
        objects.write(
                yaml("{apiVersion: network.harvesterhci.io/v1beta1, kind: ClusterNetwork, metadata: {name: vlan}}"));
        objects.write(network("blue", "mgmt", 10));
        objects.write(network("red", "vlan", 11));
        objects.write(onNetwork("web", "blue", "02:00:00:00:00:01"));

        Mapping stored = objects.write(onNetwork("db", "red", "02:00:00:00:00:01"));

        assertThat(stored.mapping("metadata").text("name")).contains("db");
    }

    @Test
    void aVolumeIsUsedByOneMachine() {
        objects.write(defaultStorageClass("harvester-longhorn"));
        objects.write(claim("data", "1Gi"));
        objects.write(onVolume("web", "data"));

        assertThat(objects.refusal(onVolume("db", "data")))
                .extracting(Refusal::message)
                .isEqualTo("the volume data is already used by VM web");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"not json", "{}", "[1]", "[{\"metadata\":{}}]"})
    void volumesToCreateMustBeReadable(String json) {
        assertThat(objects.refusal(withTemplates(json))).asString().contains("must be a JSON list of claims");
    }

    @Test
    void volumesToCreateNeedTheirStorageClass() {
        Refusal refusal = objects.refusal(withTemplates(template("1Gi", "fast")));

        assertThat(refusal.status()).isEqualTo(500);
        assertThat(refusal).asString().contains("storageclasses.storage.k8s.io \"fast\" not found");
    }

    @Test
    void volumesNeverShrink() {
        objects.write(storageClass("fast"));
        objects.write(withTemplates(template("2Gi", "fast")));

        assertThat(objects.refusal(withTemplates(template("1Gi", "fast"))))
                .asString()
                .contains("can't be shrunk");
    }

    @Test
    void volumesKeepTheirStorageClass() {
        objects.write(storageClass("fast"));
        objects.write(storageClass("slow"));
        objects.write(withTemplates(template("1Gi", "fast")));

        assertThat(objects.refusal(withTemplates(template("1Gi", "slow"))))
                .asString()
                .contains("is immutable");
    }

    @Test
    void volumesGrowOnlyOnceTheyExist() {
        objects.write(storageClass("fast"));
        objects.write(withTemplates(template("1Gi", "fast")));

        assertThat(objects.refusal(withTemplates(template("2Gi", "fast"))))
                .asString()
                .contains("not found");

        objects.pass(3);
        objects.write(withTemplates(template("2Gi", "fast")));
    }

    @Test
    void volumesOfOtherDriversGrowOnlyWhileTheirMachineIsStopped() {
        objects.write(storageClass("fast").with("provisioner", new Text("csi.example.com")));
        objects.write(withTemplates(template("1Gi", "fast")));
        objects.pass(5);

        assertThat(objects.refusal(withTemplates(template("2Gi", "fast"))))
                .asString()
                .contains("PVC_EXPAND");

        objects.change(WEB, live -> live.edit("spec", spec -> spec.with("runStrategy", new Text("Halted"))));
        objects.pass(3);
        objects.change(
                WEB,
                live -> new ApiObject(live)
                        .withAnnotation(Keys.VOLUME_CLAIM_TEMPLATES, template("2Gi", "fast"))
                        .tree());
    }

    private static Mapping onNetwork(String name, String network, String address) {
        return machine(name, """
                runStrategy: Always
                template:
                  spec:
                    domain: {memory: {guest: 1Gi}, devices: {interfaces: [{name: nic, bridge: {}%s}]}}
                    networks: [{name: nic, multus: {networkName: default/%s}}]
                """.formatted(address.isEmpty() ? "" : ", macAddress: '" + address + "'", network));
    }

    private static Mapping onVolume(String name, String claim) {
        return machine(name, """
                runStrategy: Always
                template:
                  spec:
                    domain: {memory: {guest: 1Gi}, devices: {disks: [{name: data, disk: {bus: virtio}}]}}
                    volumes: [{name: data, persistentVolumeClaim: {claimName: %s}}]
                """.formatted(claim));
    }

    private static Mapping withTemplates(String json) {
        return new ApiObject(smallMachine("web", "Always"))
                .withAnnotation(Keys.VOLUME_CLAIM_TEMPLATES, json)
                .tree();
    }

    private static String template(String size, String storageClass) {
        return """
                [{"metadata":{"name":"data"},"spec":{"storageClassName":"%s","resources":{"requests":{"storage":"%s"}}}}]""".formatted(storageClass, size);
    }
}

package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.machine;
import static io.githops.harvester.simulation.Samples.network;
import static io.githops.harvester.simulation.Samples.setting;
import static io.githops.harvester.simulation.Samples.smallMachine;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.Admission;
import io.githops.diff.admission.Admissions;
import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Machine;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualMachineMutationTest {
    private static final String DOMAIN = "spec.template.spec.domain.";

    private final FakeObjects objects = new FakeObjects();
    private final Admission webhooks =
            Admissions.of("kubevirt.io", "VirtualMachine").orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpu: 2, memory: 4Gi          | requests.cpu    | 200m",
                "cpu: 500m, memory: 1Gi       | requests.cpu    | 50m",
                "cpu: 1, memory: 3Gi          | requests.memory | 2Gi",
                "cpu: 1, memory: 1Gi          | requests.memory | 682Mi",
                "cpu: 1, memory: 1500M        | requests.memory | 999292928",
            })
    void requestsAreTheOvercommittedShareOfLimits(String limits, String path, String expected) {
        Mapping stored = objects.write(sized("{" + limits + "}"));

        assertThat(at(stored, DOMAIN + "resources." + path)).isEqualTo(new Text(expected));
    }

    @Test
    void overcommitFollowsTheSetting() {
        objects.write(setting("overcommit-config", "{\"cpu\":200,\"memory\":100,\"storage\":100}"));

        Mapping stored = objects.write(smallMachine("web", "Always"));

        assertThat(at(stored, DOMAIN + "resources.requests")).isEqualTo(yaml("{cpu: '1', memory: 4Gi}"));
    }

    @Test
    void dedicatedProcessorsAreRequestedInFull() {
        Mapping stored = objects.write(machine("web", """
                runStrategy: Always
                template:
                  spec:
                    domain:
                      cpu: {cores: 2, dedicatedCpuPlacement: true}
                      resources: {limits: {cpu: 2, memory: 4Gi}}
                """));

        assertThat(at(stored, DOMAIN + "resources.requests")).isEqualTo(yaml("{cpu: '2', memory: 4Gi}"));
        assertThat(Json.text(at(stored, "spec.template.spec.affinity"))).contains("kubevirt.io/cpumanager");
    }

    @ParameterizedTest
    @CsvSource({"1.5, '', 4Gi", "0, '', 3996Mi", "1.5, 256Mi, 3840Mi", "0, 1Gi, 3Gi"})
    void guestMemoryIsTheLimitWithoutTheReserve(String ratio, String reserved, String guest) {
        objects.write(setting("additional-guest-memory-overhead-ratio", ratio));
        var manifest = new ApiObject(smallMachine("web", "Always"));

        Mapping stored = objects.write(
                reserved.isEmpty()
                        ? manifest.tree()
                        : manifest.withAnnotation(Keys.RESERVED_MEMORY, reserved)
                                .tree());

        assertThat(at(stored, DOMAIN + "memory.guest")).isEqualTo(new Text(guest));
    }

    @Test
    void socketsCannotGrowUnlessHotplugIsAskedFor() {
        Mapping fixed = objects.write(smallMachine("web", "Always"));
        Mapping growing = objects.write(new ApiObject(smallMachine("db", "Always"))
                .withAnnotation(Keys.HOTPLUG, "True")
                .tree());

        assertThat(at(fixed, DOMAIN + "cpu.maxSockets")).isEqualTo(Num.of(1));
        assertThat(growing.at(FieldPath.parse(DOMAIN + "cpu.maxSockets"))).isEmpty();
    }

    @Test
    void sizesAreComputedAgainOnlyWhenLimitsChange() {
        objects.write(smallMachine("web", "Always"));
        Mapping authored = Mapping.of("requests", yaml("{cpu: 1}"), "limits", yaml("{cpu: 2, memory: 4Gi}"));

        Mapping kept = objects.write(withResources(smallMachine("web", "Always"), authored));
        Mapping computed = objects.write(
                withResources(smallMachine("web", "Always"), authored.with("limits", yaml("{cpu: 4, memory: 4Gi}"))));

        assertThat(at(kept, DOMAIN + "resources.requests")).isEqualTo(yaml("{cpu: '1'}"));
        assertThat(at(computed, DOMAIN + "resources.requests.cpu")).isEqualTo(new Text("400m"));
    }

    @Test
    void processorsAreOneOfEach() {
        Mapping stored = objects.write(machine("web", """
                runStrategy: Always
                template: {spec: {domain: {cpu: {threads: 0}, memory: {guest: 1Gi}}}}
                """));

        assertThat(at(stored, DOMAIN + "cpu")).isEqualTo(yaml("{threads: 1, cores: 1, sockets: 1}"));
    }

    @ParameterizedTest
    @CsvSource({"'', Always, RerunOnFailure", "Always, RerunOnFailure, Always", "Manual, Always, Manual"})
    void leavingHaltedTakesUpTheStrategyOfBefore(String before, String wanted, String stored) {
        objects.write(withAnnotation(smallMachine("web", "Halted"), before));

        Mapping started = objects.write(withAnnotation(smallMachine("web", wanted), before));

        assertThat(at(started, "spec.runStrategy")).isEqualTo(new Text(stored));
    }

    @Test
    void placementFollowsTheNetworks() {
        objects.write(
                yaml("{apiVersion: network.harvesterhci.io/v1beta1, kind: ClusterNetwork, metadata: {name: vlan}}"));
        objects.write(network("blue", "vlan", 10));
        objects.settle();

        Mapping stored = objects.write(machine("web", """
                runStrategy: Always
                template:
                  spec:
                    affinity:
                      nodeAffinity:
                        requiredDuringSchedulingIgnoredDuringExecution:
                          nodeSelectorTerms:
                          - matchExpressions:
                            - {key: zone, operator: In, values: [a]}
                            - {key: network.harvesterhci.io/gone, operator: In, values: ['true']}
                          - matchFields: [{key: metadata.name, operator: In, values: [node-1]}]
                    domain:
                      memory: {guest: 1Gi}
                      devices: {interfaces: [{name: nic, bridge: {}}]}
                    networks: [{name: nic, multus: {networkName: blue}}]
                """));

        assertThat(at(stored, "spec.template.spec.affinity")).isEqualTo(yaml("""
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                    - matchExpressions:
                      - {key: zone, operator: In, values: [a]}
                      - {key: network.harvesterhci.io/vlan, operator: In, values: ['true']}
                """));
    }

    @Test
    void fillsInWhatManifestsLeaveOut() {
        Mapping stored = objects.write(smallMachine("web", "Always"));

        assertThat(at(stored, "spec.template.spec.affinity")).isEqualTo(Mapping.empty());
        assertThat(at(stored, "spec.template.spec.terminationGracePeriodSeconds"))
                .isEqualTo(Num.of(120));
        assertThat(at(stored, "spec.template.spec.architecture")).isEqualTo(new Text("amd64"));
        assertThat(at(stored, DOMAIN + "machine.type")).isEqualTo(new Text("q35"));
        assertThat(at(stored, DOMAIN + "firmware")).isInstanceOf(Mapping.class);
        assertThat(at(stored, "spec.template.metadata.annotations[\"kubevirt.io/pci-topology-version\"]"))
                .isEqualTo(new Text("v3"));
    }

    @Test
    void aMachineThatNeverRanGetsAnotherAddressOnEachApply() {
        Mapping manifest = withInterface(smallMachine("web", "Halted"));
        Tree first = macAddress(objects.write(manifest));
        Tree second = macAddress(objects.write(manifest));

        assertThat(((Text) first).value()).matches("[0-9a-f][26ae](:[0-9a-f]{2}){5}");
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void aMachineThatRanKeepsItsAddressOutsideTheSpec() {
        Mapping manifest = new ApiObject(withInterface(smallMachine("web", "Halted")))
                .withAnnotation(Keys.MAC_ADDRESSES, "{\"nic\":\"02:00:00:00:00:01\"}")
                .tree();

        Mapping stored = objects.write(manifest);

        assertThat(stored.at(FieldPath.parse(DOMAIN + "devices.interfaces[0].macAddress")))
                .isEmpty();
    }

    @Test
    void isWrittenBackFromKubeVirtsOwnTypes() {
        Mapping stored = objects.write(machine("web", """
                runStrategy: Always
                dataVolumeTemplates: []
                template:
                  spec:
                    hostname: ''
                    nodeSelector: {}
                    tolerations: []
                    domain:
                      memory: {guest: 2048Mi}
                      cpu: {cores: 1, dedicatedCpuPlacement: false}
                      resources: {limits: {cpu: 1000m, memory: 4096Mi}, requests: {}}
                      devices:
                        disks: [{name: tmp, disk: {bus: virtio, readonly: false}}]
                    volumes: [{name: tmp, emptyDisk: {capacity: 0.5Gi}}]
                """));

        assertThat(stored.mapping("spec").has("dataVolumeTemplates")).isFalse();
        assertThat(stored.mapping("spec", "template", "spec").names())
                .doesNotContain("hostname", "nodeSelector", "tolerations");
        assertThat(at(stored, DOMAIN + "resources.limits")).isEqualTo(yaml("{cpu: '1', memory: 4Gi}"));
        assertThat(Json.text(at(stored, DOMAIN + "devices.disks")))
                .isEqualTo("[{\"name\":\"tmp\",\"disk\":{\"bus\":\"virtio\"}}]");
        assertThat(at(stored, "spec.template.spec.volumes[0].emptyDisk.capacity"))
                .isEqualTo(new Text("512Mi"));
        assertThat(stored.mapping("spec", "template").has("metadata")).isTrue();
    }

    @Test
    void changesNothingTheSecondTime() {
        objects.write(withInterface(smallMachine("web", "Always")));
        Mapping stored =
                objects.read(HarvesterKind.VIRTUAL_MACHINE.id("default", "web")).tree();

        assertThat(webhooks.mutate(null, webhooks.mutate(null, stored, objects), objects))
                .isEqualTo(webhooks.mutate(null, stored, objects));
        assertThat(webhooks.mutate(stored, stored, objects)).isEqualTo(stored);
    }

    private static Mapping sized(String limits) {
        return machine("web", """
                runStrategy: Always
                template: {spec: {domain: {cpu: {cores: 1}, resources: {limits: %s}}}}
                """.formatted(limits));
    }

    private static Mapping withResources(Mapping machine, Mapping resources) {
        return new Machine(new ApiObject(machine))
                .withDomain(domain -> domain.with("resources", resources))
                .object()
                .tree();
    }

    private static Mapping withInterface(Mapping machine) {
        return new Machine(new ApiObject(machine))
                .withSpec(spec -> spec.with(
                        "networks", yaml("{networks: [{name: nic, pod: {}}]}").sequence("networks")))
                .withDomain(domain -> domain.with("devices", yaml("{interfaces: [{name: nic, masquerade: {}}]}")))
                .object()
                .tree();
    }

    private static Mapping withAnnotation(Mapping machine, String strategy) {
        return strategy.isEmpty()
                ? machine
                : new ApiObject(machine)
                        .withAnnotation(Keys.RUN_STRATEGY, strategy)
                        .tree();
    }

    private static Tree macAddress(Mapping machine) {
        return at(machine, DOMAIN + "devices.interfaces[0].macAddress");
    }

    private static Tree at(Mapping tree, String path) {
        return tree.at(FieldPath.parse(path)).orElseThrow(() -> new AssertionError("nothing at " + path));
    }
}

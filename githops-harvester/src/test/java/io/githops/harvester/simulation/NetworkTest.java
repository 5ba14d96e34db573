package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.machine;
import static io.githops.harvester.simulation.Samples.network;
import static io.githops.harvester.simulation.Samples.node;
import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.NetworkConfig;
import io.githops.diff.admission.Refusal;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    private static final ResourceId BLUE = HarvesterKind.NETWORK.id("default", "blue");
    private static final ResourceId VLAN = HarvesterKind.CLUSTER_NETWORK.id("", "vlan");
    private static final ResourceId UPLINK = HarvesterKind.VLAN_CONFIG.id("", "uplink");

    private final FakeObjects objects = new FakeObjects();

    @BeforeEach
    void hasTwoNodesAndAClusterNetwork() {
        objects.write(node("node-1", "rack: a"));
        objects.write(node("node-2", "rack: b"));
        objects.write(clusterNetwork("vlan"));
    }

    @Test
    void aClusterNetworkIsReadyOnceAnUplinkIs() {
        objects.settle();
        assertThat(Condition.find(vlan().status(), "ready")).isEmpty();

        objects.write(uplink("uplink", 1500, "{}"));
        objects.settle();
        assertThat(Condition.isTrue(vlan().status(), "ready")).isTrue();
        assertThat(vlan().annotation(Keys.UPLINK_MTU)).contains("1500");

        objects.remove(UPLINK);
        objects.settle();
        assertThat(Condition.is(vlan().status(), "ready", "False")).isTrue();
    }

    @Test
    void anUplinkHasAStateAndALabelOnEachNodeItMatches() {
        ApiObject stored = new ApiObject(objects.write(uplink("uplink", 0, "{rack: a}")));
        objects.settle();

        assertThat(stored.label(Keys.CLUSTER_NETWORK)).contains("vlan");
        assertThat(stored.annotation(Keys.MATCHED_NODES)).contains("[\"node-1\"]");
        assertThat(HarvesterKind.VLAN_STATUS.all(objects))
                .extracting(ApiObject::name)
                .containsExactly("uplink-node-1");
        assertThat(label("node-1")).contains("true");
        assertThat(label("node-2")).isEmpty();

        objects.write(uplink("uplink", 0, "{rack: b}"));
        objects.settle();
        assertThat(label("node-1")).isEmpty();
        assertThat(label("node-2")).contains("true");

        objects.write(uplink("uplink", 0, "{rack: gone}"));
        objects.settle();
        assertThat(label("node-2"))
                .as("a selector that matches nothing withdraws nothing")
                .contains("true");
    }

    @Test
    void aClusterNetworkHasAShortName() {
        Refusal refusal = objects.refusal(clusterNetwork("thirteen-long"));

        assertThat(refusal.webhook()).isEqualTo("validator.harvester-system.harvester-network-webhook");
        assertThat(refusal.status()).isEqualTo(500);
        assertThat(refusal).asString().contains("should not be more than 12");
    }

    @Test
    void aClusterNetworkStaysWhileAnythingIsOnIt() {
        objects.write(uplink("uplink", 0, "{}"));
        assertThat(objects.removalRefusal(VLAN)).asString().contains("vlanconfig(s) uplink");

        objects.remove(UPLINK);
        objects.settle();
        objects.write(network("blue", "vlan", 10));
        assertThat(objects.removalRefusal(VLAN)).asString().contains("nad(s) default/blue");

        objects.remove(BLUE);
        objects.remove(VLAN);
        objects.settle();
        assertThat(objects.get(VLAN)).isEmpty();
    }

    @Test
    void theManagementNetworkStays() {
        objects.write(clusterNetwork("mgmt"));
        objects.settle();

        assertThat(objects.removalRefusal(HarvesterKind.CLUSTER_NETWORK.id("", "mgmt"))
                        .status())
                .isEqualTo(500);
    }

    @Test
    void aClusterNetworkKeepsThePacketSizeOfItsUplinks() {
        objects.write(uplink("uplink", 9000, "{}"));
        objects.settle();

        assertThat(objects.refusal(vlan().withoutAnnotation(Keys.UPLINK_MTU)
                        .withAnnotation(Keys.UPLINK_MTU, "1500")
                        .tree()))
                .asString()
                .contains("differs from the MTU 9000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mgmt | 1500 | can't be mgmt",
                "gone | 1500 | \"gone\" not found",
                "vlan | 575  | out of range",
                "vlan | 9001 | out of range",
                "vlan | 9000 | different from the MTU 1500 of vlanConfig first",
                "vlan | 1500 | overlaps with vlanConfig first matching node node-1",
            })
    void anUplinkFitsItsClusterNetwork(String clusterNetwork, int mtu, String message) {
        objects.write(uplink("first", 1500, "{}"));
        objects.settle();

        Mapping second =
                uplink("second", mtu, "{}").edit("spec", spec -> spec.with("clusterNetwork", new Text(clusterNetwork)));

        assertThat(objects.refusal(second)).asString().contains(message);
    }

    @Test
    void anUplinkStaysAsItIsWhileMachinesRunOnIt() {
        objects.write(uplink("uplink", 0, "{}"));
        objects.write(network("blue", "vlan", 10));
        objects.settle();
        objects.write(onBlue("Always"));
        objects.pass(4);

        assertThat(objects.removalRefusal(UPLINK)).asString().contains("still used by VM(s): default/web");
        assertThat(objects.refusal(uplink("uplink", 1400, "{}"))).asString().contains("still used by VM(s)");
        objects.write(uplink("uplink", 0, "{rack: a}"));
    }

    @Test
    void aNetworkIsLabelledWithWhatItIs() {
        objects.write(network("blue", "vlan", 10));
        objects.settle();

        assertThat(blue().metadata().mapping("labels")).isEqualTo(yaml("""
                network.harvesterhci.io/clusternetwork: vlan
                network.harvesterhci.io/type: L2VlanNetwork
                network.harvesterhci.io/vlan-id: '10'
                network.harvesterhci.io/ready: 'true'
                """));
    }

    @Test
    void aNetworkTakesThePacketSizeOfItsClusterNetwork() {
        objects.write(uplink("uplink", 9000, "{}"));
        objects.write(network("blue", "vlan", 10));

        assertThat(NetworkConfig.of(blue()).mtu()).isEqualTo(9000);
        assertThat(objects.refusal(network("blue", "vlan", 10)))
                .as("the manifest does not say it")
                .asString()
                .contains("the MTU can't be changed from 9000 to 1500");
    }

    @Test
    void aNetworkFindsItsRoute() {
        objects.write(new ApiObject(network("blue", "vlan", 300))
                .withAnnotation(Keys.ROUTE, "{\"mode\":\"auto\"}")
                .tree());
        objects.settle();

        assertThat(blue().annotation(Keys.ROUTE))
                .contains("{\"mode\":\"auto\",\"connectivity\":\"true\",\"outdated\":false,"
                        + "\"cidr\":\"10.1.44.0/24\",\"gateway\":\"10.1.44.1\"}");
    }

    @ParameterizedTest
    @CsvSource({"gone, 10, \"gone\" not found", "vlan, 4095, VLAN ID must be in"})
    void aNetworkNeedsItsClusterNetwork(String clusterNetwork, int vlan, String message) {
        assertThat(objects.refusal(network("blue", clusterNetwork, vlan)))
                .asString()
                .contains(message);
    }

    @Test
    void aNetworkWithoutAConfigIsRefused() {
        assertThat(objects.refusal(network("blue", "vlan", 1).with("spec", yaml("{config: '{'}"))))
                .asString()
                .contains("not a JSON object");
    }

    @Test
    void anOverlayNetworkNamesItselfAsItsProvider() {
        Mapping overlay = network("blue", "vlan", 1);

        assertThat(objects.refusal(
                        overlay.with("spec", yaml("{config: '{\"type\":\"kube-ovn\",\"provider\":\"x\"}'}"))))
                .asString()
                .contains("blue.default.ovn");
        objects.write(
                overlay.with("spec", yaml("{config: '{\"type\":\"kube-ovn\",\"provider\":\"blue.default.ovn\"}'}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Always", "Halted"})
    void aNetworkStaysWhileAMachineNamesIt(String strategy) {
        objects.write(network("blue", "vlan", 10));
        objects.write(onBlue(strategy));
        objects.settle();

        assertThat(objects.removalRefusal(BLUE)).asString().contains("it's still used by VM(s) default/web");
    }

    @Test
    void aNetworkChangesWhileNoMachineRunsOnIt() {
        objects.write(uplink("uplink", 0, "{}"));
        objects.write(network("blue", "vlan", 10));
        objects.write(onBlue("Halted"));
        objects.settle();
        objects.write(network("blue", "vlan", 11));
        assertThat(blue().label("network.harvesterhci.io/vlan-id")).contains("11");

        objects.write(onBlue("Always"));
        objects.pass(4);
        assertThat(objects.refusal(network("blue", "vlan", 12))).asString().contains("must be stopped at first");
        assertThat(objects.refusal(network("blue", "mgmt", 11))).asString().contains("bridge can't be changed");
    }

    @Test
    void aHostNetworkReachesItsNodes() {
        objects.write(uplink("uplink", 0, "{}"));
        objects.settle();
        objects.write(hostNetwork("storage", "{clusterNetwork: vlan, vlanID: 20, mode: dhcp}"));
        objects.settle();

        ApiObject host = objects.read(HarvesterKind.HOST_NETWORK.id("", "storage"));
        assertThat(Condition.isTrue(host.status(), "ready")).isTrue();
        assertThat(host.status().mapping("nodeStatus").names()).containsExactly("node-1", "node-2");
        assertThat(host.annotation(Keys.MATCHED_NODES)).contains("[\"node-1\",\"node-2\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{clusterNetwork: gone, vlanID: 1, mode: dhcp} | does not exist",
                "{clusterNetwork: vlan, vlanID: 1, mode: dhcp} | is not ready",
                "{clusterNetwork: mgmt, vlanID: 1, mode: static, ips: {node-1: 10.0.0.1/24}} | for node node-2",
            })
    void aHostNetworkNeedsItsClusterNetwork(String spec, String message) {
        assertThat(objects.refusal(hostNetwork("storage", spec))).asString().contains(message);
    }

    @Test
    void anUnderlayCanOnlyBeSwitchedOff() {
        objects.write(hostNetwork("under", "{clusterNetwork: mgmt, vlanID: 1, mode: dhcp, underlay: true}"));
        ResourceId id = HarvesterKind.HOST_NETWORK.id("", "under");

        assertThat(objects.removalRefusal(id)).asString().contains("underlay is enabled");
        assertThat(objects.refusal(hostNetwork(
                        "under", "{clusterNetwork: mgmt, vlanID: 1, mode: dhcp, underlay: true, description: x}")))
                .asString()
                .contains("underlay is already enabled");
        assertThat(objects.refusal(hostNetwork("under", "{clusterNetwork: mgmt, vlanID: 2, mode: dhcp}")))
                .asString()
                .contains("vlanID can't be changed");
        objects.write(hostNetwork("under", "{clusterNetwork: mgmt, vlanID: 1, mode: dhcp}"));
        objects.remove(id);
    }

    private ApiObject vlan() {
        return objects.read(VLAN);
    }

    private ApiObject blue() {
        return objects.read(BLUE);
    }

    private Optional<String> label(String node) {
        return objects.read(HarvesterKind.NODE.id("", node)).label("network.harvesterhci.io/vlan");
    }

    private static Mapping clusterNetwork(String name) {
        return yaml(
                "{apiVersion: network.harvesterhci.io/v1beta1, kind: ClusterNetwork, metadata: {name: " + name + "}}");
    }

    private static Mapping uplink(String name, int mtu, String selector) {
        return yaml("""
                apiVersion: network.harvesterhci.io/v1beta1
                kind: VlanConfig
                metadata: {name: %s}
                spec:
                  clusterNetwork: vlan
                  nodeSelector: %s
                  uplink: {nics: [eth1], linkAttributes: {mtu: %d}}
                """.formatted(name, selector, mtu));
    }

    private static Mapping hostNetwork(String name, String spec) {
        return yaml("{apiVersion: network.harvesterhci.io/v1beta1, kind: HostNetworkConfig, metadata: {name: " + name
                        + "}}")
                .with("spec", yaml(spec));
    }

    private static Mapping onBlue(String strategy) {
        return machine("web", """
                runStrategy: %s
                template:
                  spec:
                    domain: {memory: {guest: 1Gi}, devices: {interfaces: [{name: nic, bridge: {}}]}}
                    networks: [{name: nic, multus: {networkName: blue}}]
                """.formatted(strategy));
    }
}

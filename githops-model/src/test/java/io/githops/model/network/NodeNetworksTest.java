package io.githops.model.network;

import static io.githops.model.Fixtures.resource;
import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.model.Cidr;
import io.githops.model.IpAddress;
import io.githops.model.ManifestException;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What nodes have of networks: cluster networks, their uplinks, host addresses, and pools of managed addresses. */
class NodeNetworksTest {
    private static final ClusterNetwork NETWORK = resource("""
            apiVersion: network.harvesterhci.io/v1beta1
            kind: ClusterNetwork
            metadata:
              name: vm-net
              annotations:
                network.harvesterhci.io/uplink-mtu: "9000"
                network.harvesterhci.io/mtu-source-vc: rack-1
                network.harvesterhci.io/vlan-id-set-str: 1,100
            """).as(ClusterNetwork.KIND);

    @Test
    void clusterNetworksTellWhatHarvesterNotes() {
        assertThat(NETWORK.uplinkMtu()).contains(9000);
        assertThat(NETWORK.uplinkMtuSource()).contains("rack-1");
        assertThat(NETWORK.vlanIds()).contains("1,100");
    }

    @Test
    void clusterNetworksNameANoteThatIsNoNumber() {
        ClusterNetwork broken = NETWORK.editMetadata(
                metadata -> metadata.withAnnotation("network.harvesterhci.io/uplink-mtu", "\"large\""));

        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(broken::uplinkMtu)
                .withMessageContaining("ClusterNetwork vm-net")
                .withMessageContaining("uplink-mtu");
    }

    @Test
    void uplinksNameTheirNodes() {
        VlanConfig uplink = resource("""
                apiVersion: network.harvesterhci.io/v1beta1
                kind: VlanConfig
                metadata:
                  name: rack-1
                  annotations: {network.harvesterhci.io/matched-nodes: '["node-1","node-2"]'}
                spec: {clusterNetwork: vm-net, uplink: {}}
                """).as(VlanConfig.KIND);

        assertThat(uplink.matchedNodes()).containsExactly("node-1", "node-2");
        assertThat(uplink.withMetadata(ObjectMeta.of("rack-1")).matchedNodes()).isEmpty();
    }

    @Test
    void uplinksBondTheirCards() {
        VlanConfig.Uplink uplink = VlanConfig.Uplink.bond(VlanConfig.BondMode.LINK_AGGREGATION, "eth1", "eth2");

        VlanConfig config = VlanConfig.builder()
                .metadata(ObjectMeta.of("rack-1"))
                .spec(VlanConfig.Spec.builder()
                        .clusterNetwork("vm-net")
                        .uplink(uplink)
                        .build())
                .build();

        assertThat(VlanConfig.KIND.resource(config).tree().mapping("spec"))
                .isEqualTo(
                        tree("{clusterNetwork: vm-net, uplink: {nics: [eth1, eth2], bondOptions: {mode: 802.3ad}}}"));
    }

    @Test
    void hostsHaveFixedAddressesOrAsk() {
        var fixed = HostNetworkConfig.Spec.fixed("vm-net", 20, Map.of("node-1", Cidr.parse("10.0.20.1/24")));
        HostNetworkConfig config = HostNetworkConfig.builder()
                .metadata(ObjectMeta.of("storage"))
                .spec(fixed)
                .build();

        assertThat(HostNetworkConfig.KIND.resource(config).tree().mapping("spec"))
                .isEqualTo(tree("""
                {clusterNetwork: vm-net, vlanID: 20, mode: static, ips: {node-1: 10.0.20.1/24}}
                """));
        assertThat(HostNetworkConfig.Spec.dhcp("vm-net", 20).mode()).isEqualTo(HostNetworkConfig.Mode.DHCP);
        assertThat(config.matchedNodes()).isEmpty();
    }

    @Test
    void poolsGiveTheAddressesFromTheFirstToTheLast() {
        IPPool pool = IPPool.builder()
                .metadata(ObjectMeta.of("default", "web"))
                .spec(IPPool.Spec.builder()
                        .networkName("default/web")
                        .ipv4Config(IPPool.Ipv4Config.of(
                                Cidr.parse("10.0.0.0/24"),
                                IpAddress.parse("10.0.0.2"),
                                IpAddress.parse("10.0.0.10"),
                                IpAddress.parse("10.0.0.99")))
                        .build())
                .build();

        assertThat(IPPool.KIND.resource(pool).tree().mapping("spec")).isEqualTo(tree("""
                networkName: default/web
                ipv4Config: {cidr: 10.0.0.0/24, serverIP: 10.0.0.2, pool: {start: 10.0.0.10, end: 10.0.0.99}}
                """));
    }
}

package io.githops.model.network;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.model.Cidr;
import io.githops.model.IpAddress;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import org.junit.jupiter.api.Test;

class NetworkAttachmentDefinitionTest {
    private static final FieldPath CONFIG = FieldPath.parse("spec.config");

    private static final FieldPath ROUTE = FieldPath.of("metadata", "annotations", "network.harvesterhci.io/route");

    private static final Resource VLAN = resource("""
            apiVersion: k8s.cni.cncf.io/v1
            kind: NetworkAttachmentDefinition
            metadata: {name: vlan-100, namespace: default}
            spec:
              config: '{ "type": "bridge", "bridge": "vm-net-br", "vlan": 100, "isGateway": false }'
            """);

    @Test
    void showsItsConfiguration() {
        NetworkConfig config =
                VLAN.as(NetworkAttachmentDefinition.KIND).config().orElseThrow();

        assertThat(config.vlan()).contains(100);
        assertThat(config.bridge()).contains("vm-net-br");
    }

    @Test
    void changesTheConfigurationAndKeepsKeysItDoesNotKnow() {
        Resource edited = VLAN.with(
                NetworkAttachmentDefinition.KIND,
                definition ->
                        definition.withConfig(definition.config().orElseThrow().withVlan(200)));

        assertThat(edited.at(CONFIG))
                .contains(new Text("{\"type\":\"bridge\",\"bridge\":\"vm-net-br\",\"vlan\":200,\"isGateway\":false}"));
    }

    @Test
    void isBuiltFromAConfiguration() {
        var definition = NetworkAttachmentDefinition.builder()
                .metadata(ObjectMeta.of("default", "vlan-100"))
                .build()
                .withConfig(NetworkConfig.vlan("vlan-100", "vm-net", 100));

        assertThat(NetworkAttachmentDefinition.KIND.resource(definition).at(CONFIG))
                .contains(new Text("{\"cniVersion\":\"0.3.1\",\"name\":\"vlan-100\",\"type\":\"bridge\","
                        + "\"bridge\":\"vm-net-br\",\"promiscMode\":true,\"vlan\":100,\"ipam\":{}}"));
    }

    @Test
    void tellsItsRouteToTheNodes() {
        NetworkRoute route = NetworkRoute.manual(Cidr.parse("10.0.0.0/24"), IpAddress.parse("10.0.0.1"));

        Resource edited = VLAN.with(NetworkAttachmentDefinition.KIND, definition -> definition.withRoute(route));

        assertThat(edited.at(ROUTE))
                .contains(new Text("{\"mode\":\"manual\",\"cidr\":\"10.0.0.0/24\",\"gateway\":\"10.0.0.1\"}"));
        assertThat(edited.as(NetworkAttachmentDefinition.KIND).route()).contains(route);
        assertThat(VLAN.as(NetworkAttachmentDefinition.KIND).route()).isEmpty();
    }

    @Test
    void asksADhcpServerForItsRoute() {
        assertThat(NetworkRoute.auto().mode()).contains(NetworkRoute.Mode.AUTO);
        assertThat(NetworkRoute.auto(IpAddress.parse("10.0.0.2")).serverIPAddr())
                .contains("10.0.0.2");
    }

    @Test
    void readsWhatHarvesterFoundOut() {
        var definition = resource("""
                apiVersion: k8s.cni.cncf.io/v1
                kind: NetworkAttachmentDefinition
                metadata:
                  name: vlan-100
                  namespace: default
                  annotations:
                    network.harvesterhci.io/route: |
                      {"mode":"auto","serverIPAddr":"","cidr":"","connectivity":"DHCP failed","outdated":true}
                  labels:
                    network.harvesterhci.io/clusternetwork: vm-net
                    network.harvesterhci.io/type: L2VlanNetwork
                    network.harvesterhci.io/vlan-id: "100"
                    network.harvesterhci.io/ready: "true"
                    network.harvesterhci.io/ippool-namespace: default
                    network.harvesterhci.io/ippool-name: pool
                """).as(NetworkAttachmentDefinition.KIND);

        assertThat(definition.route().flatMap(NetworkRoute::connectivity))
                .contains(NetworkRoute.Connectivity.DHCP_FAILED);
        assertThat(definition.clusterNetwork()).contains("vm-net");
        assertThat(definition.networkType()).contains(NetworkAttachmentDefinition.NetworkType.VLAN);
        assertThat(definition.vlanId()).contains("100");
        assertThat(definition.addressPool()).contains("default/pool");
        assertThat(definition.isReady()).isTrue();
        assertThat(VLAN.as(NetworkAttachmentDefinition.KIND).isReady()).isFalse();
    }

    @Test
    void namesTheAnnotationThatIsNoRoute() {
        var broken = VLAN.as(NetworkAttachmentDefinition.KIND)
                .editMetadata(metadata -> metadata.withAnnotation("network.harvesterhci.io/route", "auto"));

        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(broken::route)
                .withMessageContaining("metadata.annotations[\"network.harvesterhci.io/route\"]");
    }
}

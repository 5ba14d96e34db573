package io.githops.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.model.kubernetes.ObjectMeta;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkConfigTest {
    @Test
    void tagsTheVlanOfANetwork() {
        assertWritten(NetworkConfig.vlan("web", "vm-net", 100), """
                {"cniVersion":"0.3.1","name":"web","type":"bridge","bridge":"vm-net-br","promiscMode":true,
                 "vlan":100,"ipam":{}}""");
    }

    @Test
    void tagsNothingOnAnUntaggedNetwork() {
        assertWritten(NetworkConfig.untagged("web", "vm-net"), """
                {"cniVersion":"0.3.1","name":"web","type":"bridge","bridge":"vm-net-br","promiscMode":true,
                 "vlan":0,"ipam":{}}""");
    }

    @Test
    void listsTheVlansOfATrunk() {
        assertWritten(NetworkConfig.trunk("web", "vm-net", VlanRange.of(10), VlanRange.between(100, 200)), """
                {"cniVersion":"0.3.1","name":"web","type":"bridge","bridge":"vm-net-br","promiscMode":true,
                 "vlan":0,"vlanTrunk":[{"id":10},{"minID":100,"maxID":200}],"ipam":{}}""");
    }

    @Test
    void namesTheProviderOfAnOverlay() {
        assertWritten(NetworkConfig.overlay("default", "web"), """
                {"cniVersion":"0.3.1","name":"web","type":"kube-ovn","provider":"web.default.ovn",
                 "server_socket":"/run/openvswitch/kube-ovn-daemon.sock"}""");
    }

    private static void assertWritten(NetworkConfig config, String json) {
        var definition = NetworkAttachmentDefinition.builder()
                .metadata(ObjectMeta.of("default", "web"))
                .build()
                .withConfig(config);

        assertThat(definition.config()).contains(config);
        assertThat(NetworkAttachmentDefinition.KIND.resource(definition).at(FieldPath.parse("spec.config")))
                .map(text -> Json.parse(((Text) text).value()))
                .contains(Json.parse(json));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4095})
    void refusesVlansThatDoNotExist(int vlan) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkConfig.vlan("web", "vm-net", vlan))
                .withMessage("found VLAN " + vlan + "; expected 1 to 4094");
        assertThatIllegalArgumentException().isThrownBy(() -> VlanRange.of(vlan));
        assertThatIllegalArgumentException().isThrownBy(() -> VlanRange.between(vlan, vlan));
    }

    @Test
    void refusesARangeThatRunsBackwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VlanRange.between(20, 10))
                .withMessage("found VLAN 10 after VLAN 20; expected the smaller one first");
    }
}

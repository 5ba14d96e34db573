package io.githops.model.network;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import org.junit.jupiter.api.Test;

class NetworkAttachmentDefinitionTest {
    private static final FieldPath CONFIG = FieldPath.parse("spec.config");

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
}

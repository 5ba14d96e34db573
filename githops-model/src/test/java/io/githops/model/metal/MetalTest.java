package io.githops.model.metal;

import static io.githops.model.Fixtures.resource;
import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.kubernetes.NamespacedReference;
import io.githops.model.kubernetes.ObjectMeta;
import org.junit.jupiter.api.Test;

class MetalTest {
    private static final NamespacedReference POOL = NamespacedReference.of("metal", "lab");

    @Test
    void clustersAreMadeOfServersWithAddresses() {
        Cluster cluster = Cluster.builder()
                .metadata(ObjectMeta.of("metal", "edge"))
                .spec(Cluster.Spec.builder()
                        .version("v1.9.0")
                        .vipConfig(Cluster.VipConfig.from(POOL))
                        .addNode(Cluster.Node.of(NamespacedReference.of("metal", "server-1"), POOL))
                        .build())
                .build();

        assertThat(Cluster.KIND.resource(cluster).tree().mapping("spec")).isEqualTo(tree("""
                version: v1.9.0
                vipConfig: {addressPoolReference: {namespace: metal, name: lab}}
                nodes:
                - inventoryReference: {namespace: metal, name: server-1}
                  addressPoolReference: {namespace: metal, name: lab}
                """));
    }

    @Test
    void clustersShowNoToken() {
        Cluster cluster = resource("""
                apiVersion: metal.harvesterhci.io/v1alpha1
                kind: Cluster
                metadata: {name: edge, namespace: metal}
                status: {status: clusterRunning, token: hunter2}
                """).as(Cluster.KIND);

        assertThat(cluster.status().flatMap(ClusterStatus::status)).contains(ClusterStatus.State.RUNNING);
        assertThat(cluster).asString().doesNotContain("hunter2");
    }

    @Test
    void serversShowNoPassword() {
        Inventory server = resource("""
                apiVersion: metal.harvesterhci.io/v1alpha1
                kind: Inventory
                metadata: {name: server-1, namespace: metal}
                status: {status: inventoryNodeReady, generatedPassword: hunter2}
                """).as(Inventory.KIND);

        assertThat(server).asString().contains("name=server-1").doesNotContain("hunter2");
    }
}

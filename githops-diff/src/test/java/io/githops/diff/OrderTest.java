package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final String HARVESTER = "harvesterhci.io";

    @Test
    void putsATemplateBeforeItsVersionsThoughItNamesOne() {
        Order order = Order.of(
                List.of(
                        resource("{\"apiVersion\": \"harvesterhci.io/v1beta1\", \"kind\": \"VirtualMachineTemplate\", "
                                + "\"metadata\": {\"name\": \"web\", \"namespace\": \"team\"}, "
                                + "\"spec\": {\"defaultVersionId\": \"team/web-1\"}}"),
                        resource("{\"apiVersion\": \"harvesterhci.io/v1beta1\", "
                                + "\"kind\": \"VirtualMachineTemplateVersion\", "
                                + "\"metadata\": {\"name\": \"web-1\", \"namespace\": \"team\"}, "
                                + "\"spec\": {\"templateId\": \"team/web\"}}")),
                Kinds.harvester());

        assertThat(order.level(new ResourceId(HARVESTER, "VirtualMachineTemplate", "team", "web")))
                .isZero();
        assertThat(order.level(new ResourceId(HARVESTER, "VirtualMachineTemplateVersion", "team", "web-1")))
                .isOne();
    }

    @Test
    void putsPeersSideBySide() {
        Order order = Order.of(List.of(vpc("a", "b"), vpc("b", "a")), Kinds.harvester());

        assertThat(order.level(new ResourceId("kubeovn.io", "Vpc", "", "a"))).isZero();
        assertThat(order.level(new ResourceId("kubeovn.io", "Vpc", "", "b"))).isZero();
    }

    private static Resource vpc(String name, String peer) {
        return resource("{\"apiVersion\": \"kubeovn.io/v1\", \"kind\": \"Vpc\", \"metadata\": {\"name\": \"" + name
                + "\"}, \"spec\": {\"vpcPeerings\": [{\"remoteVpc\": \"" + peer + "\"}]}}");
    }

    private static Resource resource(String json) {
        return Resource.of((Mapping) Json.parse(json));
    }
}

package io.githops.model.loadbalancer;

import static io.githops.model.Fixtures.resource;
import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.loadbalancer.LoadBalancer.HealthCheck;
import io.githops.model.loadbalancer.LoadBalancer.Listener;
import io.githops.tree.Mapping;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadBalancerTest {
    private static final Listener WEB = Listener.tcp("web", 443, 8443);

    @Test
    void saysWhereAnAddressOfAPoolComesFromSoThatItIsReleased() {
        LoadBalancer.Spec spec = LoadBalancer.Spec.fromPool("public", WEB, Listener.udp("dns", 53, 5353))
                .withBackendServerSelector(Map.of("app", AnyOf.of("web", "web-canary")))
                .withHealthCheck(HealthCheck.of(8443));

        assertThat(written(spec)).isEqualTo(tree("""
                workloadType: vm
                ipam: pool
                ipPool: public
                listeners:
                - {name: web, port: 443, protocol: TCP, backendPort: 8443}
                - {name: dns, port: 53, protocol: UDP, backendPort: 5353}
                backendServerSelector: {app: [web, web-canary]}
                healthCheck: {port: 8443}
                """));
    }

    @Test
    void getsAnAddressFromADhcpServer() {
        assertThat(written(LoadBalancer.Spec.fromDhcp(WEB))).isEqualTo(tree("""
                workloadType: vm
                ipam: dhcp
                listeners: [{name: web, port: 443, protocol: TCP, backendPort: 8443}]
                """));
    }

    private static Mapping written(LoadBalancer.Spec spec) {
        LoadBalancer balancer = LoadBalancer.builder()
                .metadata(ObjectMeta.of("default", "web"))
                .spec(spec)
                .build();
        return LoadBalancer.KIND.resource(balancer).tree().mapping("spec");
    }

    @Test
    void readsWhatHarvesterNotesOfAGuestCluster() {
        LoadBalancer balancer = resource("""
                apiVersion: loadbalancer.harvesterhci.io/v1beta1
                kind: LoadBalancer
                metadata:
                  name: guest
                  namespace: default
                  annotations:
                    loadbalancer.harvesterhci.io/network: default/web
                    loadbalancer.harvesterhci.io/project: team
                spec: {workloadType: cluster}
                """).as(LoadBalancer.KIND);

        assertThat(balancer.network()).contains("default/web");
        assertThat(balancer.project()).contains("team");
    }
}

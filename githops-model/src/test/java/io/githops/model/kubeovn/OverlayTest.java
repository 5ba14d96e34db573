package io.githops.model.kubeovn;

import static io.githops.model.Fixtures.resource;
import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Cidr;
import io.githops.model.IpAddress;
import io.githops.model.kubernetes.ObjectMeta;
import org.junit.jupiter.api.Test;

class OverlayTest {
    @Test
    void subnetsNameTheNetworkOfMachinesAsTheirProvider() {
        Subnet subnet = Subnet.builder()
                .metadata(ObjectMeta.of("web"))
                .spec(Subnet.Spec.of(
                        "team", Cidr.parse("10.0.1.0/24"), IpAddress.parse("10.0.1.1"), "default", "web-net"))
                .build();

        assertThat(Subnet.KIND.resource(subnet).tree().mapping("spec")).isEqualTo(tree("""
                {vpc: team, cidrBlock: 10.0.1.0/24, gateway: 10.0.1.1, provider: web-net.default.ovn}
                """));
    }

    @Test
    void routersSendPacketsToANextHop() {
        Vpc.StaticRoute route = Vpc.StaticRoute.to(Cidr.parse("0.0.0.0/0"), IpAddress.parse("10.0.1.254"));

        assertThat(route.cidr()).contains("0.0.0.0/0");
        assertThat(route.nextHopIP()).contains("10.0.1.254");
    }

    @Test
    void gatewaysShowNoPassword() {
        VpcNatGateway gateway = resource("""
                apiVersion: kubeovn.io/v1
                kind: VpcNatGateway
                metadata: {name: way-out}
                spec: {bgpSpeaker: {asn: 4200000000, holdTime: 90s, password: hunter2}}
                """).as(VpcNatGateway.KIND);

        assertThat(gateway).asString().contains("asn=4200000000").doesNotContain("hunter2");
    }
}

package io.githops.model.loadbalancer;

import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Cidr;
import io.githops.model.IpAddress;
import io.githops.model.kubernetes.ObjectMeta;
import org.junit.jupiter.api.Test;

class IPPoolTest {
    private static final Cidr SUBNET = Cidr.parse("192.168.10.0/24");

    private static final IPPool EVERYWHERE = IPPool.builder()
            .metadata(ObjectMeta.of("public"))
            .spec(IPPool.Spec.builder()
                    .addRanges(
                            IPPool.Range.of(SUBNET),
                            IPPool.Range.between(
                                    Cidr.parse("192.168.11.0/24"),
                                    IpAddress.parse("192.168.11.10"),
                                    IpAddress.parse("192.168.11.20")))
                    .selector(IPPool.Selector.everywhere())
                    .build())
            .build();

    @Test
    void servesLoadBalancersEverywhere() {
        assertThat(IPPool.KIND.resource(EVERYWHERE).tree().mapping("spec")).isEqualTo(tree("""
                ranges:
                - {subnet: 192.168.10.0/24}
                - {subnet: 192.168.11.0/24, rangeStart: 192.168.11.10, rangeEnd: 192.168.11.20}
                selector: {scope: [{project: "*", namespace: "*", guestCluster: "*"}]}
                """));
    }

    @Test
    void servesSomeNamespaces() {
        assertThat(IPPool.Selector.namespaces("a", "b").scope())
                .containsExactly(IPPool.Scope.of("*", "a", "*"), IPPool.Scope.of("*", "b", "*"));
    }

    @Test
    void takesAnAddressBack() {
        IPPool ordered = EVERYWHERE.withManualRelease(IpAddress.parse("192.168.10.7"), "default/web");

        assertThat(ordered.manualRelease()).contains("192.168.10.7: default/web");
        assertThat(ordered.metadata().annotations()).containsOnlyKeys("loadbalancer.harvesterhci.io/manuallyReleaseIP");
        assertThat(EVERYWHERE.manualRelease()).isEmpty();
    }

    @Test
    void readsTheLabelsOfHarvester() {
        IPPool labelled = EVERYWHERE.editMetadata(
                metadata -> metadata.withLabel("loadbalancer.harvesterhci.io/global-ip-pool", "true")
                        .withLabel("loadbalancer.harvesterhci.io/vid", "100"));

        assertThat(labelled.isGlobal()).isTrue();
        assertThat(labelled.vlanId()).contains("100");
        assertThat(EVERYWHERE.isGlobal()).isFalse();
    }
}

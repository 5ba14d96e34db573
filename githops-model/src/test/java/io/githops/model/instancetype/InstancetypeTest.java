package io.githops.model.instancetype;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.model.ManifestException;
import io.githops.model.Quantity;
import io.githops.model.Resource;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.kubevirt.Gpu;
import org.junit.jupiter.api.Test;

class InstancetypeTest {
    private static final InstancetypeSpec SMALL = InstancetypeSpec.of(2, Quantity.parse("4Gi"));

    @Test
    void isAFewWordsForASizeOfItsNamespace() {
        Resource written = VirtualMachineInstancetype.KIND.resource(VirtualMachineInstancetype.builder()
                .metadata(ObjectMeta.of("team-a", "small"))
                .spec(SMALL)
                .build());

        assertThat(written.tree()).isEqualTo(resource("""
                        apiVersion: instancetype.kubevirt.io/v1beta1
                        kind: VirtualMachineInstancetype
                        metadata: {name: small, namespace: team-a}
                        spec: {cpu: {guest: 2}, memory: {guest: 4Gi}}
                        """).tree());
    }

    @Test
    void hasTheSameSpecificationForAllOfTheCluster() {
        Resource written = VirtualMachineClusterInstancetype.KIND.resource(VirtualMachineClusterInstancetype.builder()
                .metadata(ObjectMeta.builder().name("small").build())
                .spec(SMALL)
                .build());

        assertThat(written.as(VirtualMachineClusterInstancetype.KIND).spec()).isEqualTo(SMALL);
        assertThat(written.id().namespace()).isEmpty();
    }

    @Test
    void describesDevicesAsMachinesDo() {
        VirtualMachineInstancetype large = resource("""
                        apiVersion: instancetype.kubevirt.io/v1beta1
                        kind: VirtualMachineInstancetype
                        metadata: {name: large, namespace: team-a}
                        spec:
                          cpu: {guest: 8, numa: {guestMappingPassthrough: {}}}
                          memory: {guest: 64Gi, hugepages: {pageSize: 1Gi}}
                          gpus: [{name: card, deviceName: nvidia.com/A2}]
                        """).as(VirtualMachineInstancetype.KIND);

        assertThat(large.spec().gpus()).containsExactly(Gpu.of("card", "nvidia.com/A2"));
        assertThat(large.spec().cpu().numa()).isPresent();
    }

    @Test
    void needsMemory() {
        Resource without = resource("""
                apiVersion: instancetype.kubevirt.io/v1beta1
                kind: VirtualMachineInstancetype
                metadata: {name: small, namespace: team-a}
                spec: {cpu: {guest: 2}}
                """);

        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> without.as(VirtualMachineInstancetype.KIND))
                .withMessageContaining("spec.memory: missing");
    }
}

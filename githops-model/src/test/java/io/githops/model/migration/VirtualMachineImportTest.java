package io.githops.model.migration;

import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.migration.VirtualMachineImport.NetworkMapping;
import org.junit.jupiter.api.Test;

class VirtualMachineImportTest {
    @Test
    void namesItsSource() {
        VirtualMachineImport.Spec spec = VirtualMachineImport.Spec.of(VmwareSource.KIND, "default", "vcenter", "web-1")
                .withNetworkMapping(NetworkMapping.of("VM Network", "default/web"));

        VirtualMachineImport made = VirtualMachineImport.builder()
                .metadata(ObjectMeta.of("default", "web-1"))
                .spec(spec)
                .build();

        assertThat(VirtualMachineImport.KIND.resource(made).tree().mapping("spec"))
                .isEqualTo(tree("""
                virtualMachineName: web-1
                sourceCluster:
                  apiVersion: migration.harvesterhci.io/v1beta1
                  kind: VmwareSource
                  namespace: default
                  name: vcenter
                networkMapping: [{sourceNetwork: VM Network, destinationNetwork: default/web}]
                """));
    }
}

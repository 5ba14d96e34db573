package io.githops.model.kubevirt;

import static io.githops.model.Fixtures.resource;
import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.model.IpAddress;
import io.githops.model.MacAddress;
import io.githops.model.ManifestException;
import io.githops.model.Quantity;
import io.githops.model.Resource;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineAnnotationsTest {
    private static final Resource WEB = resource("""
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata:
              name: web
              namespace: team-a
              annotations:
                field.cattle.io/description: the shop
                harvesterhci.io/removedPersistentVolumeClaims: web-root, web-data
                harvesterhci.io/reservedMemory: 256Mi
                harvesterhci.io/enableCPUAndMemoryHotplug: "True"
                harvesterhci.io/vmRunStrategy: RerunOnFailure
                harvesterhci.io/mac-address: '{"nic-1":"02:42:ac:11:00:02"}'
                static-ip.harvesterhci.io/nic-1: 10.0.0.7
                static-ip.harvesterhci.io/nic-2: fd00::7
                harvesterhci.io/deviceAllocationDetails: '{"hostdevices":{"intel.com/nic":["node1-1"]},"later":{}}'
                harvesterhci.io/insufficient-resource-quota: limits.memory
              labels:
                harvesterhci.io/creator: terraform-provider-harvester
                harvesterhci.io/maintain-mode-strategy: Migrate
                tag.harvesterhci.io/team: shop
                other: x
            spec:
              template:
                metadata:
                  labels: {harvesterhci.io/vmName: web, app: shop}
                  annotations:
                    harvesterhci.io/sshNames: '["default/ops"]'
                    harvesterhci.io/dynamic-ssh-key-names: '{"web-keys":["ops","dev"]}'
                    harvesterhci.io/waitForLeaseInterfaceNames: '["nic-1"]'
                    harvesterhci.io/diskNames: '["root"]'
                spec: {domain: {devices: {}}}
            """);
    private static final VirtualMachine MACHINE = WEB.as(VirtualMachine.KIND);
    private static final VirtualMachine BARE = resource("""
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: web, namespace: team-a}
            spec: {template: {spec: {domain: {devices: {}}}}}
            """).as(VirtualMachine.KIND);

    @Test
    void showsWhatUsersWrite() {
        assertThat(MACHINE.description()).contains("the shop");
        assertThat(MACHINE.removedPersistentVolumeClaims()).containsExactly("web-root", "web-data");
        assertThat(MACHINE.reservedMemory()).contains(Quantity.parse("256Mi"));
        assertThat(MACHINE.isCpuAndMemoryHotpluggable()).isTrue();
        assertThat(MACHINE.staticAddresses())
                .isEqualTo(Map.of("nic-1", IpAddress.parse("10.0.0.7"), "nic-2", IpAddress.parse("fd00::7")));
        assertThat(MACHINE.maintenanceStrategy()).contains(MaintenanceStrategy.MIGRATE);
        assertThat(MACHINE.tags()).isEqualTo(Map.of("team", "shop"));
    }

    @Test
    void showsWhatServersWrite() {
        assertThat(MACHINE.lastRunStrategy()).contains(RunStrategy.RERUN_ON_FAILURE);
        assertThat(MACHINE.macAddresses()).isEqualTo(Map.of("nic-1", MacAddress.parse("02:42:ac:11:00:02")));
        assertThat(MACHINE.deviceAllocation().orElseThrow().hostDevices())
                .isEqualTo(Map.of("intel.com/nic", List.of("node1-1")));
        assertThat(MACHINE.quotaRefusal()).contains("limits.memory");
        assertThat(MACHINE.creator()).contains(MachineCreator.TERRAFORM_PROVIDER_HARVESTER);
    }

    @Test
    void showsWhatItsInstancesGet() {
        assertThat(MACHINE.sshNames()).containsExactly("default/ops");
        assertThat(MACHINE.dynamicSshKeyNames()).isEqualTo(Map.of("web-keys", List.of("ops", "dev")));
        assertThat(MACHINE.waitForLeaseInterfaceNames()).containsExactly("nic-1");
        assertThat(MACHINE.diskNames()).containsExactly("root");
        assertThat(MACHINE.vmName()).contains("web");
    }

    @Test
    void showsNothingWhereNothingIsWritten() {
        assertThat(BARE.removedPersistentVolumeClaims()).isEmpty();
        assertThat(BARE.reservedMemory()).isEmpty();
        assertThat(BARE.isCpuAndMemoryHotpluggable()).isFalse();
        assertThat(BARE.macAddresses()).isEmpty();
        assertThat(BARE.staticAddresses()).isEmpty();
        assertThat(BARE.deviceAllocation()).isEmpty();
        assertThat(BARE.tags()).isEmpty();
        assertThat(BARE.sshNames()).isEmpty();
        assertThat(BARE.dynamicSshKeyNames()).isEmpty();
        assertThat(BARE.vmName()).isEmpty();
    }

    @Test
    void writesAnnotationsAndLabels() {
        VirtualMachine written = BARE.withDescription("the shop")
                .withRemovedPersistentVolumeClaims("web-root", "web-data")
                .withReservedMemory(Quantity.parse("256Mi"))
                .withCpuAndMemoryHotpluggable(true)
                .withStaticAddress("nic-1", IpAddress.parse("10.0.0.7"))
                .withMaintenanceStrategy(MaintenanceStrategy.SHUTDOWN)
                .withTag("team", "shop");

        assertThat(VirtualMachine.KIND.resource(written).tree().get("metadata")).isEqualTo(tree("""
                        name: web
                        namespace: team-a
                        annotations:
                          field.cattle.io/description: the shop
                          harvesterhci.io/removedPersistentVolumeClaims: web-root,web-data
                          harvesterhci.io/reservedMemory: 256Mi
                          harvesterhci.io/enableCPUAndMemoryHotplug: "true"
                          static-ip.harvesterhci.io/nic-1: 10.0.0.7
                        labels:
                          harvesterhci.io/maintain-mode-strategy: Shutdown
                          tag.harvesterhci.io/team: shop
                        """));
    }

    @Test
    void writesWhatItsInstancesGet() {
        VirtualMachine written = BARE.withSshNames("default/ops")
                .withDynamicSshKeyNames(Map.of("web-keys", List.of("ops")))
                .withWaitForLeaseInterfaceNames("nic-1")
                .withVmName("web");

        assertThat(VirtualMachine.KIND.resource(written).at(FieldPath.of("spec", "template", "metadata")))
                .contains(tree("""
                        labels: {harvesterhci.io/vmName: web}
                        annotations:
                          harvesterhci.io/sshNames: '["default/ops"]'
                          harvesterhci.io/dynamic-ssh-key-names: '{"web-keys":["ops"]}'
                          harvesterhci.io/waitForLeaseInterfaceNames: '["nic-1"]'
                        """));
    }

    @Test
    void takesTheHotplugAnnotationAway() {
        Resource edited = WEB.with(VirtualMachine.KIND, machine -> machine.withCpuAndMemoryHotpluggable(false));

        assertThat(edited.at(FieldPath.of("metadata", "annotations", "harvesterhci.io/enableCPUAndMemoryHotplug")))
                .isEmpty();
        assertThat(edited.at(FieldPath.of("metadata", "annotations", "field.cattle.io/description")))
                .contains(new Text("the shop"));
    }

    @Test
    void saysWhichValueDoesNotFit() {
        ObjectMeta metadata = BARE.metadata()
                .withAnnotation("harvesterhci.io/reservedMemory", "much")
                .withAnnotation("static-ip.harvesterhci.io/nic-1", "10.0.0");
        VirtualMachine broken = BARE.withMetadata(metadata);

        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(broken::reservedMemory)
                .withMessageContaining("VirtualMachine team-a/web (kubevirt.io): "
                        + "metadata.annotations[\"harvesterhci.io/reservedMemory\"]: found ")
                .withMessageContaining("expected a valid quantity");
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(broken::staticAddresses)
                .withMessageContaining("metadata.annotations[\"static-ip.harvesterhci.io/nic-1\"]: found ")
                .withMessageContaining("expected an IP address");
    }

    @Test
    void saysWhichAnnotationOfItsInstancesIsNoJson() {
        VirtualMachine broken = BARE.editInstanceMetadata(
                metadata -> metadata.withAnnotations(Map.of("harvesterhci.io/sshNames", "default/ops")));

        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(broken::sshNames)
                .withMessageContaining("spec.template.metadata.annotations[\"harvesterhci.io/sshNames\"]: found ");
    }
}

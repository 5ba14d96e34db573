package io.githops.model.devices;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import org.junit.jupiter.api.Test;

class DevicesTest {
    @Test
    void claimsOfPciDevicesHaveTheNameOfTheDeviceAndTheDeviceAsOwner() {
        PCIDeviceClaim claim = PCIDeviceClaim.of("node1-000008002", "b584d7d0", "node1", "0000:08:00.2");

        assertThat(PCIDeviceClaim.KIND.resource(claim)).isEqualTo(resource("""
                apiVersion: devices.harvesterhci.io/v1beta1
                kind: PCIDeviceClaim
                metadata:
                  name: node1-000008002
                  ownerReferences:
                  - apiVersion: devices.harvesterhci.io/v1beta1
                    kind: PCIDevice
                    name: node1-000008002
                    uid: b584d7d0
                spec: {nodeName: node1, address: "0000:08:00.2"}
                """));
    }

    @Test
    void claimsOfUsbDevicesHaveTheNameOfTheDeviceAndTheDeviceAsOwner() {
        USBDeviceClaim claim = USBDeviceClaim.of("node1-0951-1666-002004", "b584d7d0");

        assertThat(USBDeviceClaim.KIND.resource(claim)).isEqualTo(resource("""
                apiVersion: devices.harvesterhci.io/v1beta1
                kind: USBDeviceClaim
                metadata:
                  name: node1-0951-1666-002004
                  ownerReferences:
                  - apiVersion: devices.harvesterhci.io/v1beta1
                    kind: USBDevice
                    name: node1-0951-1666-002004
                    uid: b584d7d0
                spec: {}
                """));
    }

    @Test
    void partsOfGraphicsCardsAreEnabledAsAType() {
        Resource part = resource("""
                apiVersion: devices.harvesterhci.io/v1beta1
                kind: VGPUDevice
                metadata: {name: node1-000008004}
                spec: {nodeName: node1, address: "0000:08:00.4", enabled: false, vGPUTypeName: ""}
                """);

        assertThat(part.with(VGPUDevice.KIND, device -> device.enabledAs("NVIDIA A2-8Q")))
                .isEqualTo(resource("""
                apiVersion: devices.harvesterhci.io/v1beta1
                kind: VGPUDevice
                metadata: {name: node1-000008004}
                spec: {nodeName: node1, address: "0000:08:00.4", enabled: true, vGPUTypeName: NVIDIA A2-8Q}
                """));
    }
}

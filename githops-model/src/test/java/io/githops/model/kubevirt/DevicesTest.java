package io.githops.model.kubevirt;

import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.IpAddress;
import io.githops.model.MacAddress;
import org.junit.jupiter.api.Test;

class DevicesTest {
    @Test
    void putDisksAndDrivesOnTheirBuses() {
        Devices devices = Devices.builder()
                .addDisk(Disk.of("root", Disk.Bus.VIRTIO).withBootOrder(1))
                .addDisk(Disk.cdrom("setup").withBootOrder(2))
                .build();

        assertThat(Hardware.written(devices)).isEqualTo(tree("""
                        disks:
                        - {name: root, bootOrder: 1, disk: {bus: virtio}}
                        - {name: setup, bootOrder: 2, cdrom: {bus: sata}}
                        """));
    }

    @Test
    void bindEachCardInOneWay() {
        Devices devices = Devices.builder()
                .addInterface(NetworkInterface.masquerade("default"))
                .addInterface(NetworkInterface.bridge("vlan"))
                .addInterface(NetworkInterface.sriov("fast"))
                .build();

        assertThat(Hardware.written(devices)).isEqualTo(tree("""
                        interfaces:
                        - {name: default, masquerade: {}, model: virtio}
                        - {name: vlan, bridge: {}, model: virtio}
                        - {name: fast, sriov: {}}
                        """));
    }

    @Test
    void keepTheSpellingOfAddresses() {
        Devices devices = Devices.builder()
                .addInterface(NetworkInterface.bridge("vlan")
                        .withMacAddress(MacAddress.parse("02-42-AC-11-00-02"))
                        .withDhcpOptions(DhcpOptions.builder()
                                .addNtpServer(IpAddress.parse("192.168.1.1"))
                                .build()))
                .build();

        assertThat(Hardware.written(devices)).isEqualTo(tree("""
                        interfaces:
                        - name: vlan
                          bridge: {}
                          model: virtio
                          macAddress: 02-42-AC-11-00-02
                          dhcpOptions: {ntpServers: [192.168.1.1]}
                        """));
    }

    @Test
    void nameDevicesOfTheNodeByObjectAndResource() {
        Devices devices = Devices.builder()
                .addHostDevice(HostDevice.of("node-1-000004000", "intel.com/I350"))
                .addGpu(Gpu.of("node-1-000005004", "nvidia.com/NVIDIA_A2-4Q"))
                .build();

        assertThat(Hardware.written(devices)).isEqualTo(tree("""
                        hostDevices: [{name: node-1-000004000, deviceName: intel.com/I350}]
                        gpus: [{name: node-1-000005004, deviceName: nvidia.com/NVIDIA_A2-4Q}]
                        """));
    }

    @Test
    void watchTheGuest() {
        Devices devices = Devices.builder()
                .watchdog(Watchdog.of("dog", Watchdog.Action.RESET))
                .build();

        assertThat(Hardware.written(devices)).isEqualTo(tree("watchdog: {name: dog, i6300esb: {action: reset}}"));
    }

    @Test
    void switchFeaturesOnAndOff() {
        assertThat(Toggle.on().enabled()).contains(true);
        assertThat(Toggle.off().enabled()).contains(false);
    }
}

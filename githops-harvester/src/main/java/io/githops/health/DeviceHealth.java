package io.githops.health;

import static io.githops.health.HealthRule.row;

import io.githops.model.Health;
import java.util.Map;

/** The health of devices of nodes that are handed to machines. */
final class DeviceHealth {
    private DeviceHealth() {}

    static Map<String, HealthRule> rules() {
        return Map.ofEntries(
                row("devices.harvesterhci.io/PCIDeviceClaim", DeviceHealth::pciClaim),
                row("devices.harvesterhci.io/USBDeviceClaim", DeviceHealth::usbClaim),
                row("devices.harvesterhci.io/USBDevice", DeviceHealth::usbDevice),
                row("devices.harvesterhci.io/SRIOVGPUDevice", DeviceHealth::sharedGpu),
                row("devices.harvesterhci.io/VGPUDevice", DeviceHealth::virtualGpu),
                row("devices.harvesterhci.io/SRIOVNetworkDevice", DeviceHealth::networkDevice),
                row("devices.harvesterhci.io/MigConfiguration", DeviceHealth::partitions));
    }

    private static Health pciClaim(LiveStatus claim) {
        if (claim.isTrue("passthroughEnabled")) {
            return Health.HEALTHY;
        }
        return claim.tree().has("passthroughEnabled")
                ? Health.degraded("the device is not passed through")
                : Health.progressing("the device is taken from its driver");
    }

    private static Health usbClaim(LiveStatus claim) {
        return claim.text("nodeName").isEmpty()
                ? Health.progressing("the device is not handed over yet")
                : Health.HEALTHY;
    }

    private static Health usbDevice(LiveStatus device) {
        return device.text("message").isEmpty() ? Health.HEALTHY : Health.degraded(device.text("message"));
    }

    private static Health sharedGpu(LiveStatus gpu) {
        boolean hasShares = gpu.tree().sequence("vGPUDevices").size() > 0;
        if (gpu.isWanted("enabled")) {
            return hasShares ? Health.HEALTHY : Health.progressing("the GPU is divided");
        }
        return hasShares ? Health.progressing("the GPU is put together again") : Health.HEALTHY;
    }

    private static Health virtualGpu(LiveStatus gpu) {
        boolean isReady = gpu.text("vGPUStatus").equals("vGPUConfigured");
        return gpu.isWanted("enabled") && !isReady ? Health.progressing("the virtual GPU is set up") : Health.HEALTHY;
    }

    private static Health networkDevice(LiveStatus device) {
        long wanted = LiveStatus.number(device.spec(), "numVFs").orElse(0L);
        long there = device.tree().sequence("vfAddresses").size();
        boolean isReady =
                there == wanted && (wanted == 0 || device.text("status").equals("sriovNetworkDeviceEnabled"));
        return isReady
                ? Health.HEALTHY
                : Health.progressing("the device has " + there + " virtual functions, wanted " + wanted);
    }

    private static Health partitions(LiveStatus gpu) {
        return switch (gpu.text("status")) {
            case "synced" -> Health.HEALTHY;
            case "disabled" -> gpu.isWanted("enabled") ? Health.progressing("the GPU is partitioned") : Health.HEALTHY;
            case "" -> Health.progressing("the GPU is not looked at yet");
            default ->
                Health.degraded("the partitions of the GPU are out of sync"
                        + (gpu.text("message").isEmpty() ? "" : ": " + gpu.text("message")));
        };
    }
}

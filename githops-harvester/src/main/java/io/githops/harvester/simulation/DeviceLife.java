package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Instant;

/** Hands claimed devices over to machines and sets up virtual graphics cards. A claim without an owner gets nothing. */
final class DeviceLife implements Controller {
    private static final String MANAGER = "harvester-pcidevices-controller";
    private static final String ENABLED = "enabled";

    @Override
    public void step(StoredObjects objects, Instant now) {
        HarvesterKind.PCI_CLAIM.all(objects).forEach(claim -> passThrough(claim, objects));
        HarvesterKind.USB_DEVICE.all(objects).forEach(device -> enable(device, objects));
        HarvesterKind.VIRTUAL_GPU
                .all(objects)
                .forEach(gpu -> objects.edit(gpu, MANAGER, stored -> stored.withStatus(status -> set(stored, status))));
    }

    private static void passThrough(ApiObject claim, StoredObjects objects) {
        if (claim.isBeingDeleted()) {
            objects.edit(claim, MANAGER, ApiObject::released);
        } else if (isOwned(claim) && !claim.status().has("passthroughEnabled")) {
            HarvesterKind.PCI_DEVICE
                    .find(objects, claim.name())
                    .ifPresent(device -> objects.edit(claim, MANAGER, stored -> handedOver(stored, device)));
        }
    }

    private static ApiObject handedOver(ApiObject claim, ApiObject device) {
        Text driver = new Text(device.status().text("kernelDriverInUse").orElse(""));
        return claim.withFinalizers("wrangler.cattle.io/PCIDeviceClaimOnRemove")
                .withStatus(
                        status -> status.with("kernelDriverToUnbind", driver).with("passthroughEnabled", Bool.TRUE));
    }

    private static void enable(ApiObject device, StoredObjects objects) {
        boolean isClaimed = HarvesterKind.USB_CLAIM
                .find(objects, device.name())
                .filter(DeviceLife::isOwned)
                .isPresent();
        if (isClaimed || Bool.TRUE.equals(device.status().get(ENABLED))) {
            objects.edit(
                    device, MANAGER, stored -> stored.withStatus(status -> status.with(ENABLED, Bool.of(isClaimed))));
        }
    }

    private static boolean isOwned(ApiObject claim) {
        return !claim.metadata().sequence("ownerReferences").isEmpty();
    }

    private static Mapping set(ApiObject gpu, Mapping status) {
        if (!gpu.isOn(ENABLED)) {
            return status.without("vGPUStatus").without("configureVGPUTypeName");
        }
        return status.with("vGPUStatus", new Text("vGPUConfigured"))
                .with(
                        "configureVGPUTypeName",
                        new Text(gpu.spec().text("vGPUTypeName").orElse("")));
    }
}

package io.githops.diff.admission;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhook of claims on PCI devices. */
final class PciClaimAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.PCI_CLAIM.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        if (live != null) {
            return;
        }
        String name = new ApiObject(object).name();
        Optional<ApiObject> device = HarvesterKind.PCI_DEVICE.find(objects, name);
        if (HarvesterKind.PCI_DEVICE.isMissing(objects, "", name)) {
            throw refusal(
                    "pci-claim-device",
                    "metadata.name",
                    "pcidevices.devices.harvesterhci.io \"" + name + "\" not found");
        }
        if (device.isEmpty()) {
            return;
        }
        if (device.get().status().text("iommuGroup").orElse("").isEmpty()) {
            throw refusal("pci-claim-iommu-group", "metadata.name", "PCI device " + name + " has no IOMMU group");
        }
        checkChildren(device.get(), objects);
    }

    private static void checkChildren(ApiObject device, ClusterObjects objects) throws RefusedException {
        String address = device.status().text("address").orElse("");
        String node = device.status().text("nodeName").orElse("");
        for (ApiObject usb : HarvesterKind.USB_DEVICE.all(objects)) {
            boolean isBehind = is(usb.status(), "pciAddress", address) && is(usb.status(), "nodeName", node);
            if (isBehind && Bool.TRUE.equals(usb.status().get("enabled"))) {
                throw refusal(
                        "pci-claim-usb-device", "metadata.name", "USB device " + usb.name() + " behind it is claimed");
            }
        }
        for (ApiObject gpu : HarvesterKind.VIRTUAL_GPU.all(objects)) {
            if (is(gpu.spec(), "parentGPUDeviceAddress", address) && is(gpu.spec(), "nodeName", node)) {
                throw refusal(
                        "pci-claim-virtual-gpu",
                        "metadata.name",
                        "it is split into virtual GPUs such as " + gpu.name());
            }
        }
    }

    private static boolean is(Mapping mapping, String field, String expected) {
        return !expected.isEmpty()
                && mapping.text(field).filter(expected::equals).isPresent();
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject claim = new ApiObject(live);
        if (DeviceUse.isNodeGone(claim, objects)) {
            return;
        }
        for (Mapping owner : claim.metadata().sequence("ownerReferences").mappings()) {
            if (owner.text("kind").filter("VGPUDevice"::equals).isPresent()) {
                throw refusal(
                        "pci-claim-in-use",
                        "",
                        "it belongs to virtual GPU " + owner.text("name").orElse(""));
            }
        }
        DeviceUse.checkFree("pci-claim-in-use", "", claim.name(), objects);
    }

    private static RefusedException refusal(String rule, String field, String reason) {
        return Webhook.DEVICES.internal(rule, field, reason);
    }
}

package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhook of claims on USB devices. */
final class UsbClaimAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.USB_CLAIM.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        FixedFields.check(
                Webhook.DEVICES,
                "usb-claim-fixed-user",
                live == null ? null : new ApiObject(live),
                new ApiObject(object),
                "userName");
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        String name = new ApiObject(live).name();
        boolean isGone = HarvesterKind.USB_DEVICE
                .find(objects, name)
                .filter(device -> DeviceUse.isNodeGone(device, objects))
                .isPresent();
        Optional<ApiObject> user = isGone ? Optional.empty() : DeviceUse.user(name, objects);
        if (user.isPresent()) {
            throw Webhook.DEVICES.internal(
                    "usb-claim-in-use",
                    "",
                    "USB device " + name + " is used by VM " + user.get().qualifiedName());
        }
    }
}

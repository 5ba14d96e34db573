package io.githops.diff.admission;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import org.jspecify.annotations.Nullable;

/** The webhook of network cards that can be split into virtual functions. */
final class NetworkDeviceAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.SRIOV_NETWORK_DEVICE.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        if (live != null && functions(live) > 0 && functions(object) == 0) {
            checkUnclaimed(new ApiObject(live), "spec.numVFs", objects);
        }
    }

    private static long functions(Mapping device) {
        return device.mapping("spec").get("numVFs") instanceof Num number
                ? number.decimal().longValue()
                : 0;
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        checkUnclaimed(new ApiObject(live), "", objects);
    }

    private static void checkUnclaimed(ApiObject device, String field, ClusterObjects objects) throws RefusedException {
        for (String function : device.status().sequence("vfPCIDevices").texts()) {
            if (HarvesterKind.PCI_CLAIM.exists(objects, "", function)) {
                throw Webhook.DEVICES.internal(
                        "network-device-claimed",
                        field,
                        "virtual function " + function + " of " + device.name() + " is claimed");
            }
        }
    }
}

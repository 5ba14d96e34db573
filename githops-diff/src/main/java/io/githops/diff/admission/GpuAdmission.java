package io.githops.diff.admission;

import io.githops.tree.Mapping;
import org.jspecify.annotations.Nullable;

/** The webhook of graphics cards that can be split into virtual ones. */
final class GpuAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.SRIOV_GPU.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        if (live == null || !new ApiObject(live).isOn("enabled") || new ApiObject(object).isOn("enabled")) {
            return;
        }
        for (String part : new ApiObject(live).status().sequence("vGPUDevices").texts()) {
            DeviceUse.checkFree("gpu-in-use", "spec.enabled", part, objects);
        }
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject gpu = new ApiObject(live);
        if (gpu.isOn("enabled")) {
            throw Webhook.DEVICES.internal("gpu-enabled", "", gpu.name() + " must be disabled before it is deleted");
        }
    }
}

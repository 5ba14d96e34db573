package io.githops.diff.admission;

import io.githops.tree.Mapping;
import org.jspecify.annotations.Nullable;

/** The webhook of virtual graphics cards. */
final class VirtualGpuAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.VIRTUAL_GPU.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        if (live == null) {
            return;
        }
        ApiObject before = new ApiObject(live);
        ApiObject gpu = new ApiObject(object);
        if (!before.isOn("enabled") && gpu.isOn("enabled")) {
            checkType(gpu);
        }
        if (before.isOn("enabled") && !gpu.isOn("enabled")) {
            DeviceUse.checkFree("virtual-gpu-in-use", "spec.enabled", gpu.name(), objects);
        }
    }

    private static void checkType(ApiObject gpu) throws RefusedException {
        String type = gpu.spec().text("vGPUTypeName").orElse("");
        Mapping available = gpu.status().mapping("availableTypes");
        if (!available.has(type)) {
            throw Webhook.DEVICES.internal(
                    "virtual-gpu-type",
                    "spec.vGPUTypeName",
                    "type \"" + type + "\" is not among the available types " + String.join(", ", available.names()));
        }
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        DeviceUse.checkFree("virtual-gpu-in-use", "", new ApiObject(live).name(), objects);
    }
}

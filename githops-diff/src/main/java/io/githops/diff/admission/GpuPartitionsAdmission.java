package io.githops.diff.admission;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The webhook of graphics cards that are partitioned by the card itself (MIG). */
final class GpuPartitionsAdmission implements Webhooks {
    private static final long MOST_INSTANCES = 7;
    private static final Set<String> APPLIED = Set.of("synced", "out-of-sync");

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.GPU_PARTITIONS.is(group, kind);
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject partitions = new ApiObject(object);
        var refusals = new Refusals();
        refusals.check(() -> checkCount(partitions));
        if (live != null) {
            ApiObject before = new ApiObject(live);
            refusals.check(() -> checkSettled(before, partitions));
            refusals.check(() -> checkAvailable(before, partitions));
            refusals.check(() -> checkUnused(before, partitions, objects));
        }
        return refusals.all();
    }

    private static void checkCount(ApiObject partitions) throws RefusedException {
        long requested = profiles(partitions).stream()
                .mapToLong(profile -> count(profile.get("requested")))
                .sum();
        if (requested > MOST_INSTANCES) {
            throw refusal(
                    "gpu-partitions-count",
                    "spec.profileSpec",
                    requested + " instances are requested, at most " + MOST_INSTANCES + " are possible");
        }
    }

    private static void checkSettled(ApiObject live, ApiObject partitions) throws RefusedException {
        boolean isApplied = APPLIED.contains(live.status().text("status").orElse(""));
        if (isApplied && !Objects.equals(profiles(live), profiles(partitions))) {
            throw refusal(
                    "gpu-partitions-applied",
                    "spec.profileSpec",
                    "the profiles can't be changed while the partitions exist; disable them at first");
        }
    }

    private static void checkAvailable(ApiObject live, ApiObject partitions) throws RefusedException {
        if (live.isOn("enabled") || !partitions.isOn("enabled")) {
            return;
        }
        for (Mapping profile : profiles(partitions)) {
            String name = MachineSpec.name(profile);
            long available = live.status().sequence("profileStatus").mappings().stream()
                    .filter(state -> MachineSpec.name(state).equals(name))
                    .mapToLong(state -> count(state.get("available")))
                    .sum();
            if (count(profile.get("requested")) > available) {
                throw refusal(
                        "gpu-partitions-available",
                        "spec.profileSpec",
                        "profile " + name + " has " + available + " instances available");
            }
        }
    }

    private static void checkUnused(ApiObject live, ApiObject partitions, ClusterObjects objects)
            throws RefusedException {
        if (!live.isOn("enabled") || partitions.isOn("enabled")) {
            return;
        }
        for (ApiObject gpu : HarvesterKind.VIRTUAL_GPU.all(objects)) {
            boolean isPart =
                    gpu.spec().text("parentGPUDeviceAddress").equals(live.spec().text("gpuAddress"))
                            && gpu.spec().text("nodeName").equals(live.spec().text("nodeName"));
            if (isPart && gpu.isOn("enabled")) {
                throw refusal("gpu-partitions-in-use", "spec.enabled", "virtual GPU " + gpu.name() + " is enabled");
            }
        }
    }

    private static List<Mapping> profiles(ApiObject partitions) {
        return partitions.spec().sequence("profileSpec").mappings();
    }

    private static long count(@Nullable Tree tree) {
        return tree instanceof Num number ? number.decimal().longValue() : 0;
    }

    private static RefusedException refusal(String rule, String field, String reason) {
        return Webhook.DEVICES.internal(rule, field, reason);
    }
}

package io.githops.health;

import static io.githops.health.HealthRule.row;

import io.githops.model.Health;
import io.githops.model.Quantity;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The health of volumes and disks by the phases that Kubernetes, CDI and Harvester write. */
final class StorageHealth {
    private StorageHealth() {}

    static Map<String, HealthRule> rules() {
        return Map.ofEntries(
                row("/PersistentVolumeClaim", StorageHealth::claim),
                row("cdi.kubevirt.io/DataVolume", StorageHealth::dataVolume),
                row("harvesterhci.io/BlockDevice", StorageHealth::blockDevice),
                row("harvesterhci.io/LVMVolumeGroup", StorageHealth::volumeGroup));
    }

    /** A claim without a consumer may wait for one, to be bound as well as to grow its file system. */
    private static Health claim(LiveStatus claim) {
        var conditions = claim.conditions();
        String phase = claim.text("phase");
        if (phase.equals("Lost")) {
            return Health.failed("the volume is lost");
        }
        if (phase.equals("Pending")) {
            return Health.healthy("the volume is made when a machine first uses it");
        }
        if (conditions.isTrue("FileSystemResizePending")) {
            return Health.healthy("its file system grows when a machine next uses it");
        }
        Optional<Quantity> wanted = storage(claim.spec().mapping("resources", "requests"));
        Optional<Quantity> there = storage(claim.tree().mapping("capacity"));
        boolean isTooSmall =
                wanted.isPresent() && there.isPresent() && there.get().compareTo(wanted.get()) < 0;
        if (isTooSmall) {
            return Health.progressing("the volume grows from " + there.get() + " to " + wanted.get());
        }
        return conditions.isTrue("Resizing") ? Health.progressing("the volume grows") : Health.HEALTHY;
    }

    /** A volume that waits for its first consumer may be meant to, so it is healthy. */
    private static Health dataVolume(LiveStatus volume) {
        return switch (volume.text("phase")) {
            case "Succeeded" -> Health.HEALTHY;
            case "WaitForFirstConsumer" -> Health.healthy("the volume is filled when a machine first uses it");
            case "Failed", "Unknown" ->
                Health.degraded("the data volume is " + volume.text("phase") + ", "
                        + volume.conditions().words("Running"));
            case "" -> Health.progressing("the data volume is not looked at yet");
            case "UploadScheduled", "UploadReady" -> Health.progressing("the data volume waits for its upload");
            default ->
                Health.progressing("the data volume is " + volume.text("phase") + ", "
                        + volume.tree().text("progress").orElse("N/A"));
        };
    }

    private static Health blockDevice(LiveStatus device) {
        String state = device.text("state");
        if (state.equals("Inactive") || state.equals("Unknown")) {
            return Health.degraded("the disk is " + state);
        }
        String phase = device.text("provisionPhase");
        if (device.isWanted("provision")) {
            return phase.equals("Provisioned")
                    ? Health.HEALTHY
                    : Health.progressing("the disk is prepared, " + (phase.isEmpty() ? "not looked at yet" : phase));
        }
        return phase.equals("Unprovisioning") ? Health.progressing("the disk is taken out of use") : Health.HEALTHY;
    }

    private static Health volumeGroup(LiveStatus group) {
        boolean isWanted =
                group.spec().text("desiredState").filter("Disabled"::equals).isEmpty();
        return switch (group.text("vgStatus")) {
            case "Active" -> isWanted ? Health.HEALTHY : Health.progressing("the volume group is taken out of use");
            case "" -> Health.progressing("the volume group is not looked at yet");
            default -> isWanted ? Health.degraded("the volume group is " + group.text("vgStatus")) : Health.HEALTHY;
        };
    }

    private static Optional<Quantity> storage(Mapping amounts) {
        @Nullable Tree amount = amounts.get("storage");
        try {
            return amount == null ? Optional.empty() : Optional.of(Quantity.from(amount));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.model.Effect.Level;

/**
 * What changes of volumes and their disks do to a running machine (kubevirt/kubevirt: pkg/virt-controller/watch/vm/vm.go,
 * validLiveUpdateVolumes, validLiveUpdateDisks and handleVolumeUpdateRequest).
 */
enum VolumeRule implements EffectRule {
    PLUGGED(
            "a hotpluggable volume comes, with a disk on the scsi or virtio bus",
            Level.LIVE,
            "the volume is plugged in while the machine runs"),
    UNPLUGGED(
            "a hotpluggable volume goes, with its disk", Level.LIVE, "the volume is unplugged while the machine runs"),
    EXCHANGED(
            "a hotpluggable volume has another source",
            Level.LIVE,
            "the volume is unplugged and the other one plugged in while the machine runs"),
    OTHER_OPTIONS(
            "the disk of a hotpluggable volume has other options",
            Level.NEXT_START,
            "counts when the disk is plugged in the next time"),
    BECOMES_HOTPLUGGABLE(
            "a volume becomes hotpluggable", Level.NEXT_START, "the volume can be unplugged after the next start"),
    MEDIUM_INSERTED(
            "a CD-ROM drive gets a hotpluggable volume", Level.LIVE, "the medium is inserted while the machine runs"),
    MEDIUM_EJECTED(
            "a CD-ROM drive loses its hotpluggable volume", Level.LIVE, "the medium is ejected while the machine runs"),
    DRIVE_CHANGED(
            "a CD-ROM drive comes or goes",
            Level.RESTART_REQUIRED,
            "CD-ROM drives are fixed while the machine runs; only their media change"),
    OTHER_BUS(
            "a hotpluggable volume comes, without a disk or with one on another bus",
            Level.RESTART_REQUIRED,
            "only disks on the scsi and virtio bus are plugged into a running machine"),
    SWITCHED_OFF(
            "a hotpluggable volume comes, goes or changes while updateVolumesStrategy is Migration",
            Level.NEXT_START,
            "no volumes are plugged while updateVolumesStrategy is Migration"),
    MIGRATED(
            "another claim or DataVolume, updateVolumesStrategy is Migration",
            Level.LIVE_MIGRATION,
            "the data is copied to the other volume while the machine runs"),
    MIGRATION_CANCELLED(
            "the source of a storage migration under way comes back",
            Level.LIVE,
            "the storage migration under way is cancelled"),
    MIGRATION_IMPOSSIBLE(
            "another claim of a LUN or shared disk, updateVolumesStrategy is Migration",
            Level.RESTART_REQUIRED,
            "LUNs and shared disks are not copied while the machine runs"),
    REPLACED(
            "another claim or DataVolume otherwise",
            Level.RESTART_REQUIRED,
            "the machine starts with the other volume; its data is not copied"),
    UNPAIRED(
            "a disk other than a CD-ROM drive stays without a volume",
            Level.REFUSED,
            "a disk needs a volume of its name"),
    FIXED("any other", Level.RESTART_REQUIRED, "volumes and disks are fixed while the machine runs"),
    REORDERED(
            "the same in another order", Level.NEXT_START, "disks are attached in this order when the machine starts");

    private final String when;
    private final Effect effect;

    VolumeRule(String when, Level level, String reason) {
        this.when = when;
        this.effect = new Effect(level, reason);
    }

    @Override
    public String kind() {
        return Machine.KIND;
    }

    @Override
    public String field() {
        return "volumes, domain.devices.disks";
    }

    @Override
    public String when() {
        return when;
    }

    @Override
    public Effect effect() {
        return effect;
    }
}

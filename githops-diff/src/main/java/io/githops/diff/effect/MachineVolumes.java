package io.githops.diff.effect;

import io.githops.model.Effect;
import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges changes of the volumes of a running machine, each together with the disk of its name. */
final class MachineVolumes {
    private static final List<String> PLUGGED_SOURCES = List.of("persistentVolumeClaim", "dataVolume");
    private static final Set<String> PLUGGED_BUSES = Set.of("scsi", "virtio");
    private static final String DRIVE = "cdrom";

    private final Machine machine;
    private final NamedItems volumes;
    private final NamedItems disks;

    MachineVolumes(Machine machine) {
        this.machine = machine;
        this.volumes = NamedItems.of(machine, "volumes");
        this.disks = NamedItems.of(machine, "domain", "devices", "disks");
    }

    boolean judges(FieldPath place) {
        return volumes.contains(place) || disks.contains(place);
    }

    Effect effect(FieldPath place) {
        NamedItems list = volumes.contains(place) ? volumes : disks;
        Set<String> names = list.item(place).map(name -> Set.of(name)).orElseGet(list::changed);
        return names.isEmpty()
                ? VolumeRule.REORDERED.effect()
                : Effect.gravest(names.stream().map(this::effect).toList());
    }

    private Effect effect(String name) {
        return new Pair(volumes.before(name), volumes.after(name), disks.before(name), disks.after(name))
                .rule()
                .effect();
    }

    /** A volume and its disk, before and after. */
    private final class Pair {
        private final @Nullable Mapping volumeBefore;
        private final @Nullable Mapping volumeAfter;
        private final @Nullable Mapping diskBefore;
        private final @Nullable Mapping diskAfter;

        Pair(
                @Nullable Mapping volumeBefore,
                @Nullable Mapping volumeAfter,
                @Nullable Mapping diskBefore,
                @Nullable Mapping diskAfter) {
            this.volumeBefore = volumeBefore;
            this.volumeAfter = volumeAfter;
            this.diskBefore = diskBefore;
            this.diskAfter = diskAfter;
        }

        VolumeRule rule() {
            boolean isUnpaired = diskAfter != null && !isDrive(diskAfter) && volumeAfter == null;
            if (isUnpaired) {
                return VolumeRule.UNPAIRED;
            }
            if (isPlugged(volumeAfter)) {
                return plugged();
            }
            boolean isUnplugged = volumeAfter == null && isPlugged(volumeBefore);
            return isUnplugged ? unplugged() : fixed();
        }

        private VolumeRule plugged() {
            boolean isExchanged = volumeBefore != null && !source(volumeBefore).equals(source(volumeAfter));
            if (machine.migratesVolumes()) {
                return isExchanged ? moved() : VolumeRule.SWITCHED_OFF;
            }
            if (isDrive(diskAfter)) {
                return drive(isExchanged);
            }
            if (!hasPluggedBus()) {
                return VolumeRule.OTHER_BUS;
            }
            if (volumeBefore == null) {
                return VolumeRule.PLUGGED;
            }
            if (isExchanged) {
                return VolumeRule.EXCHANGED;
            }
            return isPlugged(volumeBefore) ? VolumeRule.OTHER_OPTIONS : VolumeRule.BECOMES_HOTPLUGGABLE;
        }

        private VolumeRule drive(boolean isExchanged) {
            if (diskBefore == null) {
                return VolumeRule.DRIVE_CHANGED;
            }
            return volumeBefore == null || isExchanged ? VolumeRule.MEDIUM_INSERTED : VolumeRule.OTHER_OPTIONS;
        }

        private VolumeRule unplugged() {
            if (isDrive(diskBefore) && diskAfter == null) {
                return VolumeRule.DRIVE_CHANGED;
            }
            if (machine.migratesVolumes()) {
                return VolumeRule.SWITCHED_OFF;
            }
            return isDrive(diskAfter) ? VolumeRule.MEDIUM_EJECTED : VolumeRule.UNPLUGGED;
        }

        private VolumeRule fixed() {
            boolean isDriveChanged =
                    isDrive(diskBefore) && diskAfter == null || diskBefore == null && isDrive(diskAfter);
            if (isDriveChanged) {
                return VolumeRule.DRIVE_CHANGED;
            }
            boolean isReplaced = hasSource(volumeBefore)
                    && hasSource(volumeAfter)
                    && !source(volumeBefore).equals(source(volumeAfter));
            if (!isReplaced) {
                return VolumeRule.FIXED;
            }
            return machine.migratesVolumes() ? moved() : VolumeRule.REPLACED;
        }

        private VolumeRule moved() {
            if (isMigrationSource()) {
                return VolumeRule.MIGRATION_CANCELLED;
            }
            boolean isTied =
                    diskAfter != null && (diskAfter.has("lun") || Bool.TRUE.equals(diskAfter.get("shareable")));
            return isTied ? VolumeRule.MIGRATION_IMPOSSIBLE : VolumeRule.MIGRATED;
        }

        private boolean isMigrationSource() {
            return machine
                    .live()
                    .tree()
                    .mapping("status", "volumeUpdateState", "volumeMigrationState")
                    .sequence("migratedVolumes")
                    .mappings()
                    .stream()
                    .map(moved -> moved.mapping("sourcePVCInfo").text("claimName"))
                    .flatMap(Optional::stream)
                    .anyMatch(source(volumeAfter)::equals);
        }

        private boolean hasPluggedBus() {
            return diskAfter != null
                    && Stream.of("disk", "lun")
                            .flatMap(type -> diskAfter.mapping(type).text("bus").stream())
                            .allMatch(PLUGGED_BUSES::contains);
        }
    }

    private static boolean isDrive(@Nullable Mapping disk) {
        return disk != null && disk.has(DRIVE);
    }

    private static boolean isPlugged(@Nullable Mapping volume) {
        return volume != null
                && PLUGGED_SOURCES.stream()
                        .anyMatch(source ->
                                Bool.TRUE.equals(volume.mapping(source).get("hotpluggable")));
    }

    private static boolean hasSource(@Nullable Mapping volume) {
        return volume != null && !source(volume).isEmpty();
    }

    /** The name of the claim or DataVolume; empty when the volume is of neither. */
    private static String source(@Nullable Mapping volume) {
        Mapping from = Objects.requireNonNullElse(volume, Mapping.empty());
        return from.mapping("persistentVolumeClaim")
                .text("claimName")
                .or(() -> from.mapping("dataVolume").text("name"))
                .orElse("");
    }
}

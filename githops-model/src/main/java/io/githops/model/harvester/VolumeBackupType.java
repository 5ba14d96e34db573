package io.githops.model.harvester;

import io.githops.model.OpenEnum;

/** What backs up a volume. */
public record VolumeBackupType(String value) implements OpenEnum {
    public static final VolumeBackupType LONGHORN = new VolumeBackupType("lh");
}

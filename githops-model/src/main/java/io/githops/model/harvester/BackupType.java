package io.githops.model.harvester;

import io.githops.model.OpenEnum;

/** Where backups are kept. */
public record BackupType(String value) implements OpenEnum {
    /** On the backup target. */
    public static final BackupType BACKUP = new BackupType("backup");
    /** In the cluster. */
    public static final BackupType SNAPSHOT = new BackupType("snapshot");
}

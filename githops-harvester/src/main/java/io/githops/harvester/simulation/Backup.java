package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import java.util.List;

/** A backup or snapshot of a machine as controllers read it. */
record Backup(ApiObject object) {
    static final String READY = "readyToUse";
    static final String ERROR = "error";
    static final String SOURCE = "source";
    static final String VOLUMES = "volumeBackups";

    /** The name of the machine that is backed up. */
    String machine() {
        return object.spec().mapping(SOURCE).text("name").orElse("");
    }

    /** Whether it stays in the cluster; otherwise it goes to the backup target. */
    boolean isSnapshot() {
        return object.spec().text("type").filter("snapshot"::equals).isPresent();
    }

    boolean isReady() {
        return Bool.TRUE.equals(object.status().get(READY));
    }

    boolean hasFailed() {
        return object.status().has(ERROR);
    }

    /** The machine as it was when the backup began; without name where none has begun. */
    ApiObject source() {
        return new ApiObject(object.status().mapping(SOURCE));
    }

    List<Mapping> volumes() {
        return object.status().sequence(VOLUMES).mappings();
    }
}

package io.githops.harvester.simulation;

import io.githops.tree.Mapping;

/** The ways in which CDI fills a data volume, and how it calls their phases. */
enum Filling {
    IMPORT("ImportScheduled", "ImportInProgress"),
    CLONE("CloneScheduled", "CloneInProgress"),
    SNAPSHOT("CloneScheduled", "CloneFromSnapshotSourceInProgress"),
    UPLOAD("UploadScheduled", "UploadReady");

    private final String scheduled;
    private final String running;

    Filling(String scheduled, String running) {
        this.scheduled = scheduled;
        this.running = running;
    }

    /** How a data volume of this specification is filled; a blank one counts as imported. */
    static Filling of(Mapping spec) {
        Mapping source = spec.mapping("source");
        if (spec.has("sourceRef") || source.has("pvc")) {
            return CLONE;
        }
        if (source.has("snapshot")) {
            return SNAPSHOT;
        }
        return source.has("upload") ? UPLOAD : IMPORT;
    }

    String scheduled() {
        return scheduled;
    }

    String running() {
        return running;
    }
}

package io.githops.source;

import io.githops.model.Problem;
import io.githops.model.Resource;
import java.util.List;

/** The desired resources at one revision. Immutable. */
public final class Snapshot {
    private final Revision revision;
    private final List<Resource> resources;
    private final List<Problem> warnings;

    private Snapshot(Revision revision, List<Resource> resources, List<Problem> warnings) {
        this.revision = revision;
        this.resources = List.copyOf(resources);
        this.warnings = List.copyOf(warnings);
    }

    /** A snapshot without warnings. */
    public static Snapshot of(Revision revision, List<Resource> resources) {
        return new Snapshot(revision, resources, List.of());
    }

    /** A snapshot whose files raised warnings. */
    public static Snapshot of(Revision revision, List<Resource> resources, List<Problem> warnings) {
        return new Snapshot(revision, resources, warnings);
    }

    public Revision revision() {
        return revision;
    }

    /** The resources in the order of files and documents; each identity at most once. */
    public List<Resource> resources() {
        return resources;
    }

    /** What is doubtful about the files, in their order. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** What differs between the resources of this snapshot and those of a later one, or one of another place. */
    public SnapshotChanges changesTo(Snapshot later) {
        return new SnapshotChanges(this, later);
    }

    @Override
    public String toString() {
        return revision + " with " + resources.size() + " resources";
    }
}

package io.githops.source;

import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The desired resources at one revision, with the problems found that they can be used in spite of. Problems that forbid using
 * them make no snapshot, but a {@link ManifestException}. Immutable.
 */
public final class Snapshot {
    private final Revision revision;
    private final List<Resource> resources;
    private final List<Problem> warnings;
    private final @Nullable Signature signature;

    private Snapshot(
            Revision revision, List<Resource> resources, List<Problem> warnings, @Nullable Signature signature) {
        this.revision = Objects.requireNonNull(revision, "revision");
        this.resources = List.copyOf(resources);
        this.warnings = List.copyOf(warnings);
        this.signature = signature;
    }

    /** A snapshot without warnings and signature. */
    public static Snapshot of(Revision revision, List<Resource> resources) {
        return new Snapshot(revision, resources, List.of(), null);
    }

    /** A snapshot whose files raised warnings, without a signature. */
    public static Snapshot of(Revision revision, List<Resource> resources, List<Problem> warnings) {
        return new Snapshot(revision, resources, warnings, null);
    }

    /** This snapshot with other resources, as when something is done to all of them. */
    public Snapshot withResources(List<Resource> resources) {
        return new Snapshot(revision, resources, warnings, signature);
    }

    /** This snapshot with what became of looking at the signature of its revision. */
    public Snapshot withSignature(Signature signature) {
        return new Snapshot(revision, resources, warnings, Objects.requireNonNull(signature, "signature"));
    }

    /** This snapshot under another name of its revision. */
    Snapshot labelled(String label) {
        return new Snapshot(new Revision(revision.id(), label, revision.commit()), resources, warnings, signature);
    }

    public Revision revision() {
        return revision;
    }

    /** The resources in the order of files and documents; each identity at most once. */
    public List<Resource> resources() {
        return resources;
    }

    /** What is doubtful about the files, in their order: all problems that were found, as none of them is an error. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** What became of looking at the signature of the revision; empty when nobody looked. */
    public Optional<Signature> signature() {
        return Optional.ofNullable(signature);
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

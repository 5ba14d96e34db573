package io.githops.source;

import io.githops.model.Problem;
import io.githops.model.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The desired resources at one revision. Immutable. */
public final class Snapshot {
    private final Revision revision;
    private final List<Resource> resources;
    private final List<Problem> warnings;
    private final @Nullable Signature signature;

    private Snapshot(
            Revision revision, List<Resource> resources, List<Problem> warnings, @Nullable Signature signature) {
        this.revision = revision;
        this.resources = List.copyOf(resources);
        this.warnings = List.copyOf(warnings);
        this.signature = signature;
    }

    /** A snapshot without warnings. */
    public static Snapshot of(Revision revision, List<Resource> resources) {
        return new Snapshot(revision, resources, List.of(), null);
    }

    /** A snapshot whose files raised warnings. */
    public static Snapshot of(Revision revision, List<Resource> resources, List<Problem> warnings) {
        return new Snapshot(revision, resources, warnings, null);
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

    /** What was found out about the revision's signature; empty when nobody asked. */
    public Optional<Signature> signature() {
        return Optional.ofNullable(signature);
    }

    /** This snapshot with what was found out about its signature. */
    public Snapshot withSignature(Signature signature) {
        return new Snapshot(revision, resources, warnings, Objects.requireNonNull(signature, "signature"));
    }

    @Override
    public String toString() {
        return revision + " with " + resources.size() + " resources";
    }
}

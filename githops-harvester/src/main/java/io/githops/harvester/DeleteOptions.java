package io.githops.harvester;

import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** On what conditions an object is deleted, and what becomes of those it owns. Immutable. */
public final class DeleteOptions {
    private final @Nullable String uid;
    private final @Nullable String resourceVersion;
    private final Propagation propagation;
    private final @Nullable Duration gracePeriod;
    private final boolean isDryRun;

    /** What becomes of objects that have the deleted one as owner. */
    public enum Propagation {
        /** The object goes at once, those it owns after it. */
        BACKGROUND("Background"),
        /** Those it owns go first; the object stays in deletion until then. */
        FOREGROUND("Foreground"),
        /** Those it owns stay, without an owner. */
        ORPHAN("Orphan");

        private final String policy;

        Propagation(String policy) {
            this.policy = policy;
        }
    }

    private DeleteOptions(
            @Nullable String uid,
            @Nullable String resourceVersion,
            Propagation propagation,
            @Nullable Duration gracePeriod,
            boolean isDryRun) {
        this.uid = uid;
        this.resourceVersion = resourceVersion;
        this.propagation = Objects.requireNonNull(propagation, "propagation");
        this.gracePeriod = gracePeriod;
        this.isDryRun = isDryRun;
    }

    /**
     * The object that was read, whatever has happened to it since; what it owns goes in the background.
     *
     * @throws IllegalArgumentException when it was not read, and so has no UID
     */
    public static DeleteOptions of(Resource live) {
        String uid = live.uid()
                .orElseThrow(() -> new IllegalArgumentException(live + ": has no metadata.uid; delete what was read"));
        return new DeleteOptions(uid, null, Propagation.BACKGROUND, null, false);
    }

    /** Whatever object has the name; what it owns goes in the background. */
    public static DeleteOptions byName() {
        return new DeleteOptions(null, null, Propagation.BACKGROUND, null, false);
    }

    /** Only while the object is at this version. */
    public DeleteOptions resourceVersion(String version) {
        return new DeleteOptions(uid, Objects.requireNonNull(version, "version"), propagation, gracePeriod, isDryRun);
    }

    /** What becomes of the objects it owns. */
    public DeleteOptions propagation(Propagation value) {
        return new DeleteOptions(uid, resourceVersion, value, gracePeriod, isDryRun);
    }

    /**
     * How long it may take to end; zero to end at once. By default what its kind says.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public DeleteOptions gracePeriod(Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("gracePeriod: found " + value + "; expected zero or more");
        }
        return new DeleteOptions(uid, resourceVersion, propagation, value, isDryRun);
    }

    /** With all checks, and nothing deleted. */
    public DeleteOptions dryRun() {
        return new DeleteOptions(uid, resourceVersion, propagation, gracePeriod, true);
    }

    Mapping tree() {
        MappingBuilder preconditions = Mapping.builder();
        preconditions.putIfPresent("uid", uid == null ? null : new Text(uid));
        preconditions.putIfPresent("resourceVersion", resourceVersion == null ? null : new Text(resourceVersion));
        MappingBuilder options = Mapping.builder()
                .put("apiVersion", "v1")
                .put("kind", "DeleteOptions")
                .put("propagationPolicy", propagation.policy);
        if (uid != null || resourceVersion != null) {
            options.put("preconditions", preconditions.build());
        }
        options.putIfPresent("gracePeriodSeconds", gracePeriod == null ? null : Num.of(gracePeriod.toSeconds()));
        options.putIfPresent("dryRun", isDryRun ? Sequence.ofTexts(List.of("All")) : null);
        return options.build();
    }

    @Override
    public String toString() {
        return tree().toString();
    }
}

package io.githops.source;

import io.githops.model.Position;
import java.util.Map;
import java.util.Optional;

/**
 * Who last touched values in manifests, when and why, as far as that is known. Immutable and thread-safe.
 *
 * <pre>{@code
 * Provenance provenance = source.provenance(plan.revision(), plan.positions(), Duration.ofSeconds(30));
 * String text = plan.with(provenance).document().text();
 * }</pre>
 *
 * @param revisions the revision that last touched what is written at a position; positions of which nothing is certain are missing
 */
public record Provenance(Map<Position, Revision> revisions) {
    private static final Provenance NONE = new Provenance(Map.of());

    /** @throws NullPointerException when a position or a revision is null */
    public Provenance {
        revisions = Map.copyOf(revisions);
    }

    /** Nothing is known. */
    public static Provenance none() {
        return NONE;
    }

    /** The revision that last touched what is written at a position; empty when that is not known. */
    public Optional<Revision> of(Position position) {
        return Optional.ofNullable(revisions.get(position));
    }

    /** How much is known, without names. */
    @Override
    public String toString() {
        return "provenance of " + revisions.size() + " positions";
    }
}

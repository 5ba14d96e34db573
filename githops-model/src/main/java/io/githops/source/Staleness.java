package io.githops.source;

import io.githops.model.GithopsException;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a source gives an older state than its newest: it is away, or its newest revision cannot be used.
 *
 * @param served the revision that it gives instead
 * @param confirmed when it was last certain that nothing newer could be used; the age counts from here
 * @param cause what is in the way
 * @param nextAttempt from when on the source is asked again; until then a fetch does not ask it
 */
public record Staleness(Revision served, Instant confirmed, GithopsException cause, Instant nextAttempt) {
    /** @throws NullPointerException when a part is null */
    public Staleness {
        Objects.requireNonNull(served, "served");
        Objects.requireNonNull(confirmed, "confirmed");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(nextAttempt, "nextAttempt");
    }

    /** How long nobody has known whether there is something newer; never negative. */
    public Duration age(Instant now) {
        return now.isAfter(confirmed) ? Duration.between(confirmed, now) : Duration.ZERO;
    }

    /** The id of the revision that cannot be used; empty when the source is away or did not say. */
    public Optional<String> refused() {
        return cause.revision();
    }

    /** What is wrong with the manifests of the refused revision; empty when something else is. */
    public List<Problem> problems() {
        return cause instanceof ManifestException manifests ? manifests.problems() : List.of();
    }

    /** What it stands for and why, on one or more lines. */
    @Override
    public String toString() {
        return "still at " + served + ", known to be the newest at " + confirmed + ": " + cause.getMessage();
    }
}

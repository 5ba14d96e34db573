package io.githops.source;

import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.model.Problem;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses a revision that holds what its source may not hold. */
final class RestrictedSource implements Source {
    private final Source source;
    private final Remit remit;
    private volatile @Nullable Snapshot passed;

    RestrictedSource(Source source, Remit remit) {
        this.source = Objects.requireNonNull(source, "source");
        this.remit = Objects.requireNonNull(remit, "remit");
    }

    @Override
    public Snapshot fetch() {
        return checked(source.fetch());
    }

    @Override
    public Snapshot fetch(String revision) {
        return checked(source.fetch(revision));
    }

    @Override
    public Optional<Staleness> staleness() {
        return source.staleness();
    }

    @Override
    public Provenance provenance(Revision revision, Collection<Position> positions, Duration deadline) {
        return source.provenance(revision, positions, deadline);
    }

    @Override
    public void close() {
        source.close();
    }

    @Override
    public String toString() {
        return source.toString();
    }

    private Snapshot checked(Snapshot snapshot) {
        if (snapshot == passed) {
            return snapshot;
        }
        List<Problem> problems = snapshot.resources().stream()
                .flatMap(resource -> remit.refusal(resource).stream())
                .toList();
        if (!problems.isEmpty()) {
            var refused = new ManifestException(problems);
            refused.initRevision(snapshot.revision().id());
            throw refused;
        }
        passed = snapshot;
        return snapshot;
    }
}

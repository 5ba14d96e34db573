package io.githops.source;

import io.githops.model.ManifestException;
import io.githops.model.Position;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Several sources as one, such as many application repositories that feed one environment. Thread-safe; calls wait for each other.
 *
 * <pre>{@code
 * Source environment = CombinedSource.builder()
 *         .add("platform", platform)
 *         .add("shop", Source.restricted(shop, Remit.builder().namespaces("shop").build()))
 *         .build();
 * }</pre>
 *
 * <p>Resources come in the order of the sources. Positions begin with the source's name: {@code shop/web.yaml:14:7}. The id of the
 * revision is a digest of the sources' revisions; its label names sources and labels, and stays as long as those do.
 *
 * <p>An older state is named by the id of a revision that was given before, or by the sources' revisions, separated by spaces:
 * {@code platform=v1.2 shop=1a2b3c4d}; sources that are not named are at their newest.
 */
public final class CombinedSource implements Source {
    private final List<SourcePart> parts;
    private final Merge merge;
    private final Map<String, Map<String, Revision>> given = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;
        private static final int REMEMBERED = 100;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Revision>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private @Nullable List<Snapshot> last;
    private @Nullable Snapshot combined;

    private CombinedSource(Builder builder) {
        parts = builder.sources.entrySet().stream()
                .map(entry -> new SourcePart(entry.getKey(), entry.getValue()))
                .toList();
        merge = new Merge(parts.stream().map(SourcePart::name).toList(), builder.conflicts);
    }

    /** Begins with no source; an object that two sources say something about is a problem. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The newest state of all sources.
     *
     * @return with the worst of the signatures, unless one has none
     * @throws ManifestException when a source cannot be used, or two say something about one object; holds the problems of all
     */
    @Override
    public Snapshot fetch() {
        return fetch(Map.of(), null);
    }

    @Override
    public synchronized Snapshot fetch(String revision) {
        Map<String, Revision> known = given.get(revision);
        if (known == null) {
            return fetch(CombinedRevision.parse(revision, parts), revision);
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        known.forEach((name, part) -> wanted.put(name, part.id()));
        return fetch(wanted, revision);
    }

    /**
     * The revisions of the sources, by their names in their order.
     *
     * @param revision the id of a revision that was given before
     * @return empty when it was not, or too many others were since
     */
    public synchronized Optional<Map<String, Revision>> parts(String revision) {
        return Optional.ofNullable(given.get(revision));
    }

    /** Why a source gave an older state than its newest: of several, the one for whom that was longest ago. */
    @Override
    public Optional<Staleness> staleness() {
        return parts.stream()
                .flatMap(part -> part.source().staleness().stream())
                .reduce((one, other) -> other.confirmed().isBefore(one.confirmed()) ? other : one);
    }

    /**
     * What the sources know of their positions, in their order under one deadline.
     *
     * @param revision one that was given; of others, and of those that too many others followed, nothing is known
     */
    @Override
    public synchronized Provenance provenance(Revision revision, Collection<Position> positions, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        Map<String, Revision> revisions = given.getOrDefault(revision.id(), Map.of());
        Map<Position, Revision> known = new HashMap<>();
        for (SourcePart part : parts) {
            Revision own = revisions.get(part.name());
            if (own != null) {
                var left = Duration.ofNanos(end - System.nanoTime());
                known.putAll(part.provenance(own, positions, left));
            }
        }
        return new Provenance(known);
    }

    /** Closes all sources. */
    @Override
    public void close() {
        parts.forEach(part -> part.source().close());
    }

    /** The sources and their names. */
    @Override
    public String toString() {
        return parts.toString();
    }

    private synchronized Snapshot fetch(Map<String, String> wanted, @Nullable String label) {
        var round = new SourceRound(wanted);
        List<Snapshot> now = round.fetch(parts);
        Snapshot known = combined;
        if (known != null && label == null && isSame(now)) {
            return known;
        }
        Map<String, Revision> revisions = new LinkedHashMap<>();
        for (int index = 0; index < now.size(); index++) {
            revisions.put(parts.get(index).name(), now.get(index).revision());
        }
        Revision revision = CombinedRevision.of(revisions, label);
        given.put(revision.id(), revisions);
        Snapshot next = merged(revision, now);
        if (label == null) {
            last = now;
            combined = next;
        }
        return next;
    }

    private Snapshot merged(Revision revision, List<Snapshot> now) {
        try {
            return merge.of(revision, now);
        } catch (ManifestException e) {
            e.initRevision(revision.id());
            throw e;
        }
    }

    private boolean isSame(List<Snapshot> now) {
        List<Snapshot> before = last;
        if (before == null) {
            return false;
        }
        for (int index = 0; index < now.size(); index++) {
            if (now.get(index) != before.get(index)) {
                return false;
            }
        }
        return true;
    }

    /** Collects sources. Not thread-safe. */
    public static final class Builder {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

        private final Map<String, Source> sources = new LinkedHashMap<>();
        private Conflicts conflicts = Conflicts.REFUSE;

        private Builder() {}

        /**
         * Adds a source after those that were added before.
         *
         * @param name letters, digits, dots, dashes and underscores; begins positions
         * @param source is closed with the combined one
         * @throws IllegalArgumentException when the name is written otherwise or taken
         */
        public Builder add(String name, Source source) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "source \"" + name + "\": expected letters, digits, dots, dashes and underscores");
            }
            if (sources.putIfAbsent(name, Objects.requireNonNull(source, "source")) != null) {
                throw new IllegalArgumentException("source \"" + name + "\" was added before; expected another name");
            }
            return this;
        }

        /** What becomes of an object that two sources say something about. By default it is a problem. */
        public Builder conflicts(Conflicts value) {
            conflicts = Objects.requireNonNull(value, "value");
            return this;
        }

        /** @throws IllegalStateException when there is no source */
        public CombinedSource build() {
            if (sources.isEmpty()) {
                throw new IllegalStateException("found no source; expected at least one, added with add(...)");
            }
            return new CombinedSource(this);
        }
    }
}

package io.githops.source;

import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.model.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of several sources, whose positions begin with its name. Not thread-safe. */
final class SourcePart {
    private final String name;
    private final Source source;
    private Known newest = Known.NOTHING;
    private Known other = Known.NOTHING;

    /** What the source gave, and what was made of it. */
    private record Known(
            @Nullable Snapshot fetched, @Nullable Snapshot result, Map<Resource, Resource> named) {
        static final Known NOTHING = new Known(null, null, new IdentityHashMap<>());
    }

    SourcePart(String name, Source source) {
        this.name = name;
        this.source = source;
    }

    String name() {
        return name;
    }

    Source source() {
        return source;
    }

    /**
     * What the source gives. As long as that stays the same, so does the result; and so do resources that do.
     *
     * @param revision null for the newest
     */
    Snapshot fetch(@Nullable String revision) {
        boolean isNewest = revision == null;
        Snapshot now = isNewest ? source.fetch() : source.fetch(revision);
        Known known = isNewest ? newest : other;
        if (now == known.fetched() && known.result() != null) {
            return known.result();
        }
        Map<Resource, Resource> named = new IdentityHashMap<>();
        Snapshot result = named(now, named);
        var next = new Known(now, result, named);
        newest = isNewest ? next : newest;
        other = isNewest ? other : next;
        return result;
    }

    /**
     * Who last touched those of the positions that are this source's.
     *
     * @param positions named as this class names them
     */
    Map<Position, Revision> provenance(Revision revision, Collection<Position> positions, Duration deadline) {
        Map<Position, Position> own = new LinkedHashMap<>();
        for (Position position : positions) {
            if (position.file().startsWith(name + "/")) {
                own.put(position, unnamed(position));
            }
        }
        Map<Position, Revision> known = new LinkedHashMap<>();
        if (!own.isEmpty()) {
            Provenance provenance = source.provenance(revision, own.values(), deadline);
            own.forEach((named, position) -> provenance.of(position).ifPresent(found -> known.put(named, found)));
        }
        return known;
    }

    Problem named(Problem problem) {
        return problem.position() == null
                ? new Problem(problem.severity(), problem.code(), name + ": " + problem.message(), null)
                : new Problem(problem.severity(), problem.code(), problem.message(), named(problem.position()));
    }

    /** @param named is filled with the resources before and after */
    private Snapshot named(Snapshot snapshot, Map<Resource, Resource> named) {
        List<Resource> resources = new ArrayList<>();
        for (Resource resource : snapshot.resources()) {
            Resource result = known(resource);
            named.put(resource, result);
            resources.add(result);
        }
        Snapshot result = Snapshot.of(
                snapshot.revision(),
                resources,
                snapshot.warnings().stream().map(this::named).toList());
        return snapshot.signature().map(result::withSignature).orElse(result);
    }

    private Resource known(Resource resource) {
        Resource known = newest.named().getOrDefault(resource, other.named().get(resource));
        return known == null ? named(resource) : known;
    }

    private Resource named(Resource resource) {
        return Resource.of(resource.tree(), path -> resource.position(path).map(this::named));
    }

    private Position named(Position position) {
        return new Position(name + "/" + position.file(), position.line(), position.column());
    }

    private Position unnamed(Position position) {
        return new Position(position.file().substring(name.length() + 1), position.line(), position.column());
    }

    @Override
    public String toString() {
        return name + ": " + source;
    }
}

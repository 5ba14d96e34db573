package io.githops.git;

import io.githops.model.Position;
import io.githops.source.PathNotFoundException;
import io.githops.source.Provenance;
import io.githops.source.Revision;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;

/** Finds out who last touched values in several files, one file after the other. */
final class ProvenanceSearch {
    private final BlameSearch blames;

    ProvenanceSearch(BlameSearch blames) {
        this.blames = blames;
    }

    /**
     * Looks at no further file when the deadline has passed.
     *
     * @param commit one that is here
     * @return without the values that an older commit may have written last, and without lines that are not there
     * @throws IOException when objects are missing or damaged
     */
    Provenance find(ObjectId commit, Collection<Position> positions, Duration deadline) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        Map<String, List<Position>> files =
                positions.stream().collect(Collectors.groupingBy(Position::file, TreeMap::new, Collectors.toList()));
        Map<Position, Revision> known = new HashMap<>();
        for (Map.Entry<String, List<Position>> file : files.entrySet()) {
            var left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative()) {
                break;
            }
            Optional<Blame> blame = blame(commit, file.getKey(), left);
            for (Position position : file.getValue()) {
                blame.flatMap(found -> found.at(position))
                        .filter(change -> !change.isOldestKnown())
                        .ifPresent(change -> known.put(position, change.revision()));
            }
        }
        return new Provenance(known);
    }

    private Optional<Blame> blame(ObjectId commit, String file, Duration deadline) throws IOException {
        try {
            return Optional.of(blames.find(commit, file, deadline));
        } catch (PathNotFoundException e) {
            return Optional.empty();
        }
    }
}

package io.githops.source;

import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one snapshot of several. */
final class Merge {
    private final List<String> names;
    private final Conflicts conflicts;

    /** @param names of the sources, in the order of the snapshots */
    Merge(List<String> names, Conflicts conflicts) {
        this.names = names;
        this.conflicts = conflicts;
    }

    /** @throws ManifestException when two snapshots hold one object and neither wins */
    Snapshot of(Revision revision, List<Snapshot> parts) {
        Map<ResourceId, Owned> merged = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            String name = names.get(index);
            for (Resource resource : parts.get(index).resources()) {
                add(new Owned(name, resource), merged, problems);
            }
            warnings.addAll(parts.get(index).warnings());
        }
        if (!problems.isEmpty()) {
            throw new ManifestException(problems);
        }
        List<Resource> resources = merged.values().stream().map(Owned::resource).toList();
        Snapshot result = Snapshot.of(revision, resources, warnings);
        return worstSignature(parts).map(result::withSignature).orElse(result);
    }

    private void add(Owned next, Map<ResourceId, Owned> merged, List<Problem> problems) {
        ResourceId id = next.resource().id();
        Owned before = merged.get(id);
        if (before != null && conflicts == Conflicts.REFUSE) {
            problems.add(conflict(before, next));
        } else if (before == null || conflicts == Conflicts.LAST_WINS) {
            merged.remove(id);
            merged.put(id, next);
        }
    }

    private static Problem conflict(Owned before, Owned next) {
        return Problem.error(
                "GH2071",
                next.resource() + ": found in source " + next.name() + ", and in source " + before.name()
                        + before.place().map(place -> " at " + place).orElse("")
                        + "; expected it in one. Remove it from the other, or say which source wins",
                next.place().orElse(null));
    }

    /** No better than the worst; none when nobody looked at one. */
    private Optional<Signature> worstSignature(List<Snapshot> parts) {
        if (parts.stream().anyMatch(part -> part.signature().isEmpty())) {
            return Optional.empty();
        }
        return parts.stream()
                .max(Comparator.comparing(part -> part.signature().orElseThrow().status()))
                .map(worst ->
                        named(names.get(parts.indexOf(worst)), worst.signature().orElseThrow()));
    }

    private static Signature named(String name, Signature signature) {
        return new Signature(
                signature.status(), signature.signer(), signature.keyId(), name + ": " + signature.reason());
    }

    private record Owned(String name, Resource resource) {
        Optional<Position> place() {
            return resource.positions().nearest(FieldPath.of("metadata", "name"));
        }
    }
}

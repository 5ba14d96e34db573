package io.githops.source;

import io.githops.model.Position;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two snapshots as resources: the order of fields, comments and how files are laid out make no
 * difference. Each list is in the order of identities. Immutable.
 *
 * <pre>{@code
 * SnapshotChanges changes = source.fetch("v1.0").changesTo(source.fetch("v1.1"));
 * changes.changed().forEach(pair -> System.out.println(pair.after()));
 * }</pre>
 */
public final class SnapshotChanges {
    private final Revision from;
    private final Revision to;
    private final List<Resource> added = new ArrayList<>();
    private final List<Resource> removed = new ArrayList<>();
    private final List<Pair> changed = new ArrayList<>();
    private final List<Pair> moved = new ArrayList<>();

    SnapshotChanges(Snapshot from, Snapshot to) {
        this.from = from.revision();
        this.to = to.revision();
        Map<ResourceId, Resource> earlier = byIdentity(from);
        SortedMap<ResourceId, Resource> later = byIdentity(to);
        later.forEach((id, resource) -> compare(earlier.remove(id), resource));
        removed.addAll(earlier.values());
    }

    /** The earlier side. */
    public Revision from() {
        return from;
    }

    /** The later side. */
    public Revision to() {
        return to;
    }

    /** Resources of the later side alone. */
    public List<Resource> added() {
        return List.copyOf(added);
    }

    /** Resources of the earlier side alone. */
    public List<Resource> removed() {
        return List.copyOf(removed);
    }

    /** Resources whose content differs, wherever they are written. */
    public List<Pair> changed() {
        return List.copyOf(changed);
    }

    /** Resources with the same content in another file. */
    public List<Pair> moved() {
        return List.copyOf(moved);
    }

    /** Whether both sides desire the same, though perhaps in other files. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    private static SortedMap<ResourceId, Resource> byIdentity(Snapshot snapshot) {
        SortedMap<ResourceId, Resource> resources = new TreeMap<>();
        snapshot.resources().forEach(resource -> resources.put(resource.id(), resource));
        return resources;
    }

    private void compare(@Nullable Resource before, Resource after) {
        if (before == null) {
            added.add(after);
        } else if (before != after && !before.equals(after)) {
            changed.add(new Pair(before, after));
        } else if (before != after && !file(before).equals(file(after))) {
            moved.add(new Pair(before, after));
        }
    }

    private static String file(Resource resource) {
        return resource.position(FieldPath.root()).map(Position::file).orElse("");
    }

    /** A line of counts, and one for each resource: identities and files only, as the content may hold secrets. */
    @Override
    public String toString() {
        String counts = from + " to " + to + ": " + added.size() + " added, " + removed.size() + " removed, "
                + changed.size() + " changed, " + moved.size() + " moved";
        Stream<String> resources = Stream.of(
                        lines(added, resource -> "+ " + resource.id()),
                        lines(removed, resource -> "- " + resource.id()),
                        lines(changed, pair -> "~ " + pair.id()),
                        lines(
                                moved,
                                pair -> "> " + pair.id() + ": " + file(pair.before()) + " to " + file(pair.after())))
                .flatMap(lines -> lines);
        return Stream.concat(Stream.of(counts), resources).collect(Collectors.joining("\n"));
    }

    private static <T> Stream<String> lines(List<T> items, Function<T, String> line) {
        return items.stream().map(line);
    }

    /** One resource on both sides. */
    public record Pair(Resource before, Resource after) {
        public ResourceId id() {
            return after.id();
        }
    }
}

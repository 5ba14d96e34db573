package io.githops.diff;

import io.githops.diff.LiveObjects.ObjectKind;
import io.githops.diff.admission.Index;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Objects by kind and namespace, and by keys, each put together when somebody first asks. Thread-safe if the objects are. */
final class ObjectIndex {
    private final Collection<ResourceId> ids;
    private final Function<ResourceId, Optional<Mapping>> objects;
    private volatile Map<Index, Map<String, List<ResourceId>>> byKey = Map.of();
    private volatile @Nullable Map<ObjectKind, Map<String, List<ResourceId>>> byKind;

    /**
     * @param ids not changed any more
     * @param objects finds each of them; empty for others
     */
    ObjectIndex(Collection<ResourceId> ids, Function<ResourceId, Optional<Mapping>> objects) {
        this.ids = ids;
        this.objects = objects;
    }

    /** Takes over what an earlier index knows, of objects that differ from these in a few. */
    void inherit(ObjectIndex earlier, Collection<ResourceId> touched) {
        boolean hasSameIds = touched.stream()
                .allMatch(id -> objects.apply(id).isPresent()
                        && earlier.objects.apply(id).isPresent());
        if (hasSameIds) {
            byKind = earlier.byKind;
        }
        earlier.byKey.forEach((index, before) -> keep(index, exchanged(index, before, earlier, touched)));
    }

    private Map<String, List<ResourceId>> exchanged(
            Index index, Map<String, List<ResourceId>> before, ObjectIndex earlier, Collection<ResourceId> touched) {
        Map<String, List<ResourceId>> after = new HashMap<>(before);
        for (ResourceId id : touched) {
            earlier.keys(index, id).forEach(key -> after.computeIfPresent(key, (any, all) -> without(all, id)));
            keys(index, id).forEach(key -> after.merge(key, List.of(id), ObjectIndex::joined));
        }
        return after;
    }

    private static List<ResourceId> without(List<ResourceId> all, ResourceId id) {
        return all.stream().filter(other -> !other.equals(id)).toList();
    }

    /** Both in one order. */
    static List<ResourceId> joined(List<ResourceId> some, List<ResourceId> more) {
        List<ResourceId> all = new ArrayList<>(some);
        all.addAll(more);
        all.sort(null);
        return all;
    }

    private List<String> keys(Index index, ResourceId id) {
        boolean isMeant = id.kind().equals(index.kind()) && id.group().equals(index.group());
        return isMeant ? objects.apply(id).map(index::keys).orElse(List.of()) : List.of();
    }

    /** The objects that have a key, in their order. */
    List<ResourceId> having(Index index, String key) {
        Map<String, List<ResourceId>> known = byKey.get(index);
        return (known == null ? keep(index, build(index)) : known).getOrDefault(key, List.of());
    }

    /** Two threads may make the same index; one of the two is kept. */
    private Map<String, List<ResourceId>> keep(Index index, Map<String, List<ResourceId>> made) {
        Map<Index, Map<String, List<ResourceId>>> all = new HashMap<>(byKey);
        all.put(index, made);
        byKey = all;
        return made;
    }

    private Map<String, List<ResourceId>> build(Index index) {
        Map<String, List<ResourceId>> found = new HashMap<>();
        for (ResourceId id : in(new ObjectKind(index.group(), index.kind()), "")) {
            for (String key : keys(index, id)) {
                found.computeIfAbsent(key, any -> new ArrayList<>(1)).add(id);
            }
        }
        return found;
    }

    /** The objects of a kind in a namespace, empty for all, in their order. */
    List<ResourceId> in(ObjectKind kind, String namespace) {
        Map<String, List<ResourceId>> namespaces = byKind().getOrDefault(kind, Map.of());
        if (!namespace.isEmpty()) {
            return namespaces.getOrDefault(namespace, List.of());
        }
        return namespaces.size() == 1
                ? namespaces.values().iterator().next()
                : namespaces.values().stream().flatMap(List::stream).toList();
    }

    private Map<ObjectKind, Map<String, List<ResourceId>>> byKind() {
        Map<ObjectKind, Map<String, List<ResourceId>>> known = byKind;
        if (known == null) {
            Map<ObjectKind, Map<String, List<ResourceId>>> found = new HashMap<>();
            ids.forEach(id -> found.computeIfAbsent(ObjectKind.of(id), any -> new TreeMap<>())
                    .computeIfAbsent(id.namespace(), any -> new ArrayList<>())
                    .add(id));
            found.values().forEach(namespaces -> namespaces.values().forEach(all -> all.sort(null)));
            known = found;
            byKind = found;
        }
        return known;
    }
}

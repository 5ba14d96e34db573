package io.githops.harvester.embedded;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All objects by kind, namespace and name, with one counter for every change. Thread-safe. Whoever reads an object in order
 * to write it holds the {@link ObjectWriter}'s lock meanwhile.
 */
final class ObjectStore {
    private static final long FIRST_REVISION = 1000;

    private final Map<GroupKind, NavigableMap<ObjectKey, Mapping>> objects = new HashMap<>();
    private final History history;
    private long revision = FIRST_REVISION;

    ObjectStore(int historyCapacity) {
        history = new History(historyCapacity, FIRST_REVISION);
    }

    History history() {
        return history;
    }

    synchronized long revision() {
        return revision;
    }

    synchronized @Nullable Mapping get(ResourceId id) {
        return of(id).get(ObjectKey.of(id));
    }

    /**
     * The objects of a kind by namespace and name, as they are now.
     *
     * @param namespace empty for all
     */
    synchronized StoredList list(GroupKind kind, String namespace) {
        return new StoredList(
                revision, List.copyOf(inNamespace(of(kind), namespace).values()));
    }

    /**
     * The objects of a kind as they were at a revision.
     *
     * @throws ExpiredRevision when that is too long ago
     */
    synchronized StoredList list(GroupKind kind, String namespace, long atRevision) throws ExpiredRevision {
        var then = new TreeMap<>(of(kind));
        List<StoreEvent> since = history.after(atRevision);
        for (ListIterator<StoreEvent> events = since.listIterator(since.size()); events.hasPrevious(); ) {
            StoreEvent event = events.previous();
            if (event.isOf(kind.group(), kind.kind())) {
                undo(event, then);
            }
        }
        return new StoredList(
                atRevision, List.copyOf(inNamespace(then, namespace).values()));
    }

    private static void undo(StoreEvent event, Map<ObjectKey, Mapping> objects) {
        ObjectKey key = ObjectKey.of(event.id());
        if (event.before() == null) {
            objects.remove(key);
        } else {
            objects.put(key, event.before());
        }
    }

    /** Every object of every kind. */
    synchronized List<StoredObject> all() {
        return objects.entrySet().stream()
                .flatMap(kind -> kind.getValue().entrySet().stream()
                        .map(entry -> new StoredObject(entry.getKey().in(kind.getKey()), entry.getValue())))
                .toList();
    }

    /** The kinds that have objects. */
    synchronized Collection<GroupKind> kinds() {
        return objects.entrySet().stream()
                .filter(kind -> !kind.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Stores an object, new or changed, and gives it the next resource version. */
    synchronized Mapping put(ResourceId id, Mapping object) {
        Mapping stored = ObjectMetadata.withResourceVersion(object, ++revision);
        @Nullable Mapping before = of(id).put(ObjectKey.of(id), stored);
        StoreEvent.Type type = before == null ? StoreEvent.Type.ADDED : StoreEvent.Type.MODIFIED;
        history.append(new StoreEvent(revision, type, id, before, stored));
        return stored;
    }

    /** Removes an object; nothing happens when it is gone. */
    synchronized void remove(ResourceId id) {
        @Nullable Mapping before = of(id).remove(ObjectKey.of(id));
        if (before != null) {
            Mapping last = ObjectMetadata.withResourceVersion(before, ++revision);
            history.append(new StoreEvent(revision, StoreEvent.Type.DELETED, id, before, last));
        }
    }

    /** Removes all objects of a kind. */
    synchronized void clear(GroupKind kind) {
        List.copyOf(of(kind).keySet()).forEach(key -> remove(key.in(kind)));
    }

    /** Replaces everything with objects that keep their resource versions; watches have to start again. */
    synchronized void replaceAll(Stream<StoredObject> others, long newRevision) {
        objects.clear();
        others.forEach(other -> of(other.id()).put(ObjectKey.of(other.id()), other.object()));
        revision = Math.max(revision, newRevision) + 1;
        history.restart(revision);
    }

    /** Forgets all changes; whoever resumes from an earlier revision than the present one is told that it expired. */
    synchronized void restart() {
        history.restart(++revision);
    }

    private NavigableMap<ObjectKey, Mapping> of(ResourceId id) {
        return of(new GroupKind(id.group(), id.kind()));
    }

    private NavigableMap<ObjectKey, Mapping> of(GroupKind kind) {
        return objects.computeIfAbsent(kind, any -> new TreeMap<>());
    }

    private static Map<ObjectKey, Mapping> inNamespace(NavigableMap<ObjectKey, Mapping> all, String namespace) {
        return namespace.isEmpty()
                ? Collections.unmodifiableMap(all)
                : all.subMap(new ObjectKey(namespace, ""), new ObjectKey(namespace + "\0", ""));
    }

    /** Kind without version. */
    record GroupKind(String group, String kind) {
        static GroupKind of(ApiResource resource) {
            return new GroupKind(resource.group(), resource.kind());
        }
    }

    /** Where an object stands among those of its kind. */
    record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {
        static ObjectKey of(ResourceId id) {
            return new ObjectKey(id.namespace(), id.name());
        }

        ResourceId in(GroupKind kind) {
            return new ResourceId(kind.group(), kind.kind(), namespace, name);
        }

        @Override
        public int compareTo(ObjectKey other) {
            int order = namespace.compareTo(other.namespace);
            return order == 0 ? name.compareTo(other.name) : order;
        }
    }

    record StoredObject(ResourceId id, Mapping object) {}

    /** @param revision at which the list was true */
    record StoredList(long revision, List<Mapping> items) {}
}

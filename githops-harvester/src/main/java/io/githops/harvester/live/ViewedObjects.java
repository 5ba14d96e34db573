package io.githops.harvester.live;

import io.githops.diff.LiveObjects;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What a view holds. Changes are gathered and become part of a snapshot when one is asked for, so that a snapshot costs as
 * much as what changed since the last one. Thread-safe.
 */
final class ViewedObjects {
    private final int maxObjects;
    private final List<Consumer<LiveChange>> listeners = new CopyOnWriteArrayList<>();
    private final Map<ResourceId, Resource> changed = new LinkedHashMap<>();
    private final Set<ResourceId> gone = new LinkedHashSet<>();
    private LiveObjects published = LiveObjects.none();
    private int count;
    private boolean isClosed;

    /** The objects of one kind in one namespace; guarded by the objects they are part of. */
    static final class Scope {
        private final GroupVersionKind kind;
        private final Map<ResourceId, Resource> objects = new HashMap<>();

        Scope(GroupVersionKind kind) {
            this.kind = kind;
        }
    }

    ViewedObjects(int maxObjects) {
        this.maxObjects = maxObjects;
    }

    void addListener(Consumer<LiveChange> listener) {
        listeners.add(listener);
    }

    void removeListener(Consumer<LiveChange> listener) {
        listeners.remove(listener);
    }

    synchronized LiveObjects snapshot() {
        if (!gone.isEmpty()) {
            published = published.without(List.copyOf(gone));
            gone.clear();
        }
        if (!changed.isEmpty()) {
            published = published.with(List.copyOf(changed.values()));
            changed.clear();
        }
        return published;
    }

    synchronized int size(Scope scope) {
        return scope.objects.size();
    }

    /**
     * Takes a list over at once, told as the changes that it takes.
     *
     * @param isWhole whether there are no other objects of the kind in the cluster
     */
    synchronized void replace(Scope scope, List<Resource> listed, boolean isWhole) {
        Set<ResourceId> absent = new HashSet<>(scope.objects.keySet());
        listed.forEach(live -> absent.remove(live.id()));
        absent.forEach(id -> remove(scope, id));
        listed.forEach(live -> put(scope, live));
        GroupVersionKind kind = scope.kind;
        if (isWhole && !isClosed && !published.isComplete(kind.group(), kind.kind())) {
            published = published.complete(kind.group(), kind.kind());
        }
    }

    /** @throws TooManyObjectsException when there is no room for it */
    synchronized void put(Scope scope, Resource live) {
        Resource before = scope.objects.get(live.id());
        if (isClosed || before != null && isSameVersion(before, live)) {
            return;
        }
        if (before == null) {
            requireRoom(scope, 1);
            count++;
        }
        scope.objects.put(live.id(), live);
        changed.put(live.id(), live);
        gone.remove(live.id());
        tell(
                before == null
                        ? new LiveChange.Added(scope.kind, live)
                        : new LiveChange.Changed(scope.kind, before, live));
    }

    private static boolean isSameVersion(Resource before, Resource live) {
        return live.resourceVersion().isPresent()
                && before.resourceVersion().equals(live.resourceVersion())
                && before.uid().equals(live.uid());
    }

    synchronized void remove(Scope scope, ResourceId id) {
        Resource before = isClosed ? null : scope.objects.remove(id);
        if (before != null) {
            drop(id);
            tell(new LiveChange.Removed(scope.kind, before));
        }
    }

    /** Lets go of all objects, which is no change of the cluster. */
    synchronized void discard(Scope scope) {
        scope.objects.keySet().forEach(this::drop);
        scope.objects.clear();
        tell(new LiveChange.Resynced(scope.kind));
    }

    private void drop(ResourceId id) {
        count--;
        changed.remove(id);
        if (published.find(id).isPresent()) {
            gone.add(id);
        }
    }

    private void tell(LiveChange change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    /**
     * Fails before a list grows beyond what may be held.
     *
     * @throws TooManyObjectsException when there is no room
     */
    synchronized void requireRoomFor(Scope scope, int listed) {
        requireRoom(scope, listed - scope.objects.size());
    }

    private void requireRoom(Scope scope, int more) {
        if (count + more > maxObjects) {
            throw new TooManyObjectsException("the live view of " + scope.kind + ": found more than " + maxObjects
                    + " objects in all; view fewer kinds or namespaces, or raise maxObjects");
        }
    }

    /** Takes no more changes. */
    synchronized void close() {
        isClosed = true;
        listeners.clear();
        notifyAll();
    }
}

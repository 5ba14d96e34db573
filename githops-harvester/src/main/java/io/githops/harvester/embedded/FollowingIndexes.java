package io.githops.harvester.embedded;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Index;
import io.githops.harvester.embedded.ObjectStore.GroupKind;
import io.githops.harvester.embedded.ObjectStore.StoredList;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Objects by what webhooks look them up by, kept up with the changes since somebody last asked. Thread-safe. */
final class FollowingIndexes {
    private final Map<Index, Kept> kept = new HashMap<>();
    private final ObjectStore store;

    FollowingIndexes(ObjectStore store) {
        this.store = store;
    }

    /** The objects that have a key, by namespace and name. */
    synchronized List<Mapping> having(Index index, String key) {
        Kept known = kept.get(index);
        try {
            if (known != null) {
                known.catchUp(store.history());
            }
        } catch (ExpiredRevision e) {
            known = null;
        }
        if (known == null) {
            known = made(index);
            kept.put(index, known);
        }
        List<Mapping> found = new ArrayList<>();
        for (ResourceId id : known.having(key)) {
            Mapping object = store.get(id);
            if (object != null) {
                found.add(object);
            }
        }
        return found;
    }

    private Kept made(Index index) {
        StoredList all = store.list(new GroupKind(index.group(), index.kind()), "");
        var made = new Kept(index, all.revision());
        all.items().forEach(object -> made.add(new ApiObject(object).id(), object));
        return made;
    }

    private static final class Kept {
        private final Index index;
        private final Map<String, SortedSet<ResourceId>> ids = new HashMap<>();
        private long revision;

        private Kept(Index index, long revision) {
            this.index = index;
            this.revision = revision;
        }

        private Set<ResourceId> having(String key) {
            return ids.getOrDefault(key, Collections.emptySortedSet());
        }

        private void catchUp(History history) throws ExpiredRevision {
            for (StoreEvent event : history.after(revision)) {
                if (event.isOf(index.group(), index.kind())) {
                    follow(event);
                }
                revision = event.revision();
            }
        }

        private void follow(StoreEvent event) {
            Mapping before = event.before();
            if (before != null) {
                index.keys(before)
                        .forEach(key -> ids.getOrDefault(key, new TreeSet<>()).remove(event.id()));
            }
            if (event.type() != StoreEvent.Type.DELETED) {
                add(event.id(), event.object());
            }
        }

        private void add(ResourceId id, Mapping object) {
            index.keys(object)
                    .forEach(key ->
                            ids.computeIfAbsent(key, any -> new TreeSet<>()).add(id));
        }
    }
}

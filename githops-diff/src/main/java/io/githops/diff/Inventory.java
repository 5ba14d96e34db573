package io.githops.diff;

import io.githops.model.Position;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What earlier syncs own. Nothing else is ever deleted.
 *
 * @param entries by identity, in their order; unmodifiable
 */
public record Inventory(SortedMap<ResourceId, Entry> entries) {
    private static final Inventory EMPTY = new Inventory(new TreeMap<>());

    public Inventory {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** Nothing is owned. */
    public static Inventory empty() {
        return EMPTY;
    }

    /** An inventory of the given entries. */
    public static Inventory of(Map<ResourceId, Entry> entries) {
        return new Inventory(new TreeMap<>(entries));
    }

    public Optional<Entry> find(ResourceId id) {
        return Optional.ofNullable(entries.get(id));
    }

    /**
     * One owned object.
     *
     * @param version the version it was applied in, such as {@code v1}
     * @param uid the identity the API server gave it; empty until it was created
     * @param origin the file that described it last, as the source names it; empty when unknown
     */
    public record Entry(String version, String uid, String origin) {
        /** An object of unknown origin. */
        public Entry(String version, String uid) {
            this(version, uid, "");
        }

        /** The object that a manifest describes; of unknown origin when the manifest was not read from a file. */
        public static Entry of(Resource manifest, String uid) {
            String origin =
                    manifest.position(FieldPath.root()).map(Position::file).orElse("");
            return new Entry(manifest.groupVersionKind().version(), uid, origin);
        }
    }
}

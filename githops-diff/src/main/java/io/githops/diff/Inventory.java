package io.githops.diff;

import io.githops.diff.guard.Protection;
import io.githops.model.Position;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What earlier syncs own, and what a running one is about to do. Nothing else is ever deleted. Immutable and thread-safe.
 *
 * <p>A sync keeps what it does not know of: it begins with what was loaded, and changes that by the {@code with} methods.
 */
public final class Inventory {
    private static final Inventory EMPTY =
            new Inventory(new TreeMap<>(), new TreeMap<>(), null, Provenance.RECORDED, "");

    private final SortedMap<ResourceId, Entry> entries;
    private final SortedMap<ResourceId, Transfer> transfers;
    private final @Nullable Journal journal;
    private final Provenance provenance;
    private final String revision;

    private Inventory(
            Map<ResourceId, Entry> entries,
            Map<ResourceId, Transfer> transfers,
            @Nullable Journal journal,
            Provenance provenance,
            String revision) {
        this.entries = sorted(entries);
        this.transfers = sorted(transfers);
        this.transfers.keySet().retainAll(entries.keySet());
        this.journal = journal;
        this.provenance = provenance;
        this.revision = Objects.requireNonNull(revision, "revision");
    }

    private static <V> SortedMap<ResourceId, V> sorted(Map<ResourceId, V> map) {
        return map instanceof SortedMap<ResourceId, V> ordered ? new TreeMap<>(ordered) : new TreeMap<>(map);
    }

    /** Nothing is owned, nothing is under way. */
    public static Inventory empty() {
        return EMPTY;
    }

    /** An inventory of the given entries, with nothing under way. */
    public static Inventory of(Map<ResourceId, Entry> entries) {
        return new Inventory(entries, Map.of(), null, Provenance.RECORDED, "");
    }

    /** What is owned by identity, in their order; unmodifiable. */
    public SortedMap<ResourceId, Entry> entries() {
        return Collections.unmodifiableSortedMap(entries);
    }

    /** What is owned under this identity; empty when nothing is. */
    public Optional<Entry> find(ResourceId id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** What is on its way from or to another inventory, by identity; neither of the two prunes it. Unmodifiable. */
    public SortedMap<ResourceId, Transfer> transfers() {
        return Collections.unmodifiableSortedMap(transfers);
    }

    /** What a sync has announced and not concluded; empty when no sync is under way. */
    public Optional<Journal> journal() {
        return Optional.ofNullable(journal);
    }

    /** Where the entries come from. */
    public Provenance provenance() {
        return provenance;
    }

    /** The id of the revision that was synced last; empty when unknown. */
    public String revision() {
        return revision;
    }

    /** With exactly these entries; all else stays, but for transfers of what is not among them. */
    public Inventory withEntries(Map<ResourceId, Entry> others) {
        return new Inventory(others, transfers, journal, provenance, revision);
    }

    /** With these entries added, or in place of those with the same identity. */
    public Inventory with(Map<ResourceId, Entry> more) {
        SortedMap<ResourceId, Entry> all = new TreeMap<>(entries);
        all.putAll(more);
        return withEntries(all);
    }

    /** Without these entries. */
    public Inventory without(Collection<ResourceId> ids) {
        SortedMap<ResourceId, Entry> rest = new TreeMap<>(entries);
        ids.forEach(rest::remove);
        return withEntries(rest);
    }

    /** With exactly these transfers; those of what is not owned are left out. */
    public Inventory withTransfers(Map<ResourceId, Transfer> others) {
        return new Inventory(entries, others, journal, provenance, revision);
    }

    /** With what a sync is about to do, in place of what was announced before. */
    public Inventory announcing(Journal announced) {
        return new Inventory(entries, transfers, Objects.requireNonNull(announced), provenance, revision);
    }

    /** With no sync under way. */
    public Inventory concluded() {
        return new Inventory(entries, transfers, null, provenance, revision);
    }

    /** With the id of the revision that was synced last. */
    public Inventory atRevision(String id) {
        return new Inventory(entries, transfers, journal, provenance, id);
    }

    /** Gathered from the cluster; plans that prune are guarded until {@link #confirmed}. */
    public Inventory rebuilt() {
        return new Inventory(entries, transfers, journal, Provenance.REBUILT, revision);
    }

    /** Somebody has looked at a rebuilt inventory and found it right. */
    public Inventory confirmed() {
        return new Inventory(entries, transfers, journal, Provenance.RECORDED, revision);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof Inventory that
                        && areEqual(entries, that.entries)
                        && transfers.equals(that.transfers)
                        && Objects.equals(journal, that.journal)
                        && provenance == that.provenance
                        && revision.equals(that.revision);
    }

    /** Walks both in their common order, where {@link TreeMap#equals} would search for each identity. */
    private static boolean areEqual(SortedMap<ResourceId, Entry> some, SortedMap<ResourceId, Entry> others) {
        if (some.size() != others.size()) {
            return false;
        }
        Iterator<Map.Entry<ResourceId, Entry>> other = others.entrySet().iterator();
        for (Map.Entry<ResourceId, Entry> entry : some.entrySet()) {
            Map.Entry<ResourceId, Entry> next = other.next();
            boolean isSame = entry.getKey() == next.getKey() && entry.getValue() == next.getValue();
            if (!isSame && !entry.equals(next)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Objects.hash(entries, provenance, revision);
    }

    /** How many resources are owned, at which revision, and what is under way. */
    @Override
    public String toString() {
        return (entries.size() == 1 ? "1 resource" : entries.size() + " resources")
                + (revision.isEmpty() ? "" : " at revision " + revision)
                + (provenance == Provenance.REBUILT ? ", rebuilt and not confirmed" : "")
                + (transfers.isEmpty() ? "" : ", " + transfers.size() + " in transfer")
                + (journal == null ? "" : ", under way: " + journal);
    }

    /**
     * One owned object. What is not known is empty.
     *
     * @param version the version it was applied in, such as {@code v1}
     * @param uid the identity the API server gave it; empty until it was created
     * @param origin the file that described it last, as the source names it
     * @param hash the {@link ManifestDigest} of the manifest that was applied last
     * @param revision the id of the revision in which it was applied last
     * @param protection the mark in the manifest that keeps it from being pruned: {@code annotation githops.io/prune:
     *     disabled}; empty when there was none
     */
    public record Entry(String version, String uid, String origin, String hash, String revision, String protection) {
        /** An object of which no more is known. */
        public Entry(String version, String uid) {
            this(version, uid, "");
        }

        /** An object of which no more is known than where it comes from. */
        public Entry(String version, String uid, String origin) {
            this(version, uid, origin, "", "", "");
        }

        /**
         * The object that a manifest describes, with the mark that protects it; of unknown origin when the manifest was not
         * read from a file, and not known as applied.
         */
        public static Entry of(Resource manifest, String uid) {
            String origin =
                    manifest.position(FieldPath.root()).map(Position::file).orElse("");
            String mark = Protection.of(manifest).orElse("");
            return new Entry(manifest.groupVersionKind().version(), uid, origin, "", "", mark);
        }

        /** This object, applied in another version. */
        public Entry in(String otherVersion) {
            return new Entry(otherVersion, uid, origin, hash, revision, protection);
        }

        /** This object, as another one was created in its place. */
        public Entry withUid(String other) {
            return new Entry(version, other, origin, hash, revision, protection);
        }

        /**
         * This object, applied anew.
         *
         * @param digest of the manifest; empty when it may not be told
         */
        public Entry applied(String digest, String inRevision) {
            return new Entry(version, uid, origin, digest, inRevision, protection);
        }
    }

    /**
     * What a sync has announced, saved before its first change.
     *
     * @param by who syncs: the field manager, or the name of a replica
     * @param revision the id of the revision it brings
     * @param changes what it does by identity, in their order; unmodifiable
     */
    public record Journal(String by, String revision, SortedMap<ResourceId, ResourceChange.Action> changes) {
        public Journal {
            changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
        }

        /** {@code 3 changes by githops to revision 1a2b3c4d}. */
        @Override
        public String toString() {
            return (changes.size() == 1 ? "1 change" : changes.size() + " changes") + " by " + by + " to revision "
                    + revision;
        }
    }

    /** Where the entries come from. */
    public enum Provenance {
        /** From the syncs that made the changes. */
        RECORDED,
        /** From marks on live objects, after the inventory was lost; nobody has confirmed them yet. */
        REBUILT
    }

    /**
     * A resource that changes hands.
     *
     * @param other the other inventory, as its store names it: {@code ConfigMap shop/githops-inventory}
     */
    public record Transfer(Direction direction, String other) {
        /** Which way. */
        public enum Direction {
            /** It is about to belong to the other inventory. */
            LEAVING,
            /** It belonged to the other inventory, which may not have forgotten it yet. */
            ARRIVING
        }

        /** {@code is being handed over to ConfigMap shop/githops-inventory}. */
        @Override
        public String toString() {
            return direction == Direction.LEAVING
                    ? "is being handed over to " + other
                    : "is being taken over from " + other;
        }
    }
}

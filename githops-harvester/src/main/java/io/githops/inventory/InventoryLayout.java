package io.githops.inventory;

import io.githops.diff.Inventory;
import io.githops.inventory.InventoryRow.Announced;
import io.githops.inventory.InventoryRow.Owned;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Divides an inventory into parts of a bounded size. Which part has a resource depends on its identity and on how many parts
 * there are, so that a small change is a change of few parts.
 */
final class InventoryLayout {
    private static final String ENTRIES = "entries";
    private static final String JOURNAL = "journal";
    private static final int ROWS = 4_000;
    private static final int MOST_PARTS = 1 << 16;

    private InventoryLayout() {}

    /**
     * The parts by name.
     *
     * @param known parts that need not be made anew where they hold the same
     * @param maxBytes no part is larger, unless it is of one row
     */
    static Map<String, InventoryPart> divide(Inventory inventory, Map<String, InventoryPart> known, int maxBytes) {
        List<InventoryRow> owned = new ArrayList<>(inventory.entries().size());
        inventory
                .entries()
                .forEach((id, entry) ->
                        owned.add(new Owned(id, entry, inventory.transfers().get(id))));
        List<InventoryRow> announced = new ArrayList<>();
        inventory
                .journal()
                .ifPresent(
                        journal -> journal.changes().forEach((id, action) -> announced.add(new Announced(id, action))));
        Map<String, InventoryPart> parts = new TreeMap<>(divide(ENTRIES, owned, known, maxBytes));
        parts.putAll(divide(JOURNAL, announced, known, maxBytes));
        return parts;
    }

    private static Map<String, InventoryPart> divide(
            String name, List<InventoryRow> rows, Map<String, InventoryPart> known, int maxBytes) {
        int count = Integer.highestOneBit(Math.max(1, (rows.size() - 1) / ROWS * 2));
        while (true) {
            Map<String, InventoryPart> parts = parts(name, rows, count, known);
            boolean isSmall = parts.values().stream()
                    .allMatch(part ->
                            part.bytes().length <= maxBytes || part.rows().size() == 1);
            if (isSmall || count >= MOST_PARTS) {
                return parts;
            }
            count *= 2;
        }
    }

    private static Map<String, InventoryPart> parts(
            String name, List<InventoryRow> rows, int count, Map<String, InventoryPart> known) {
        List<List<InventoryRow>> divided = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            divided.add(new ArrayList<>());
        }
        rows.forEach(row -> divided.get(place(row.id(), count)).add(row));
        Map<String, InventoryPart> parts = new TreeMap<>();
        for (int place = 0; place < count; place++) {
            List<InventoryRow> content = divided.get(place);
            if (!content.isEmpty()) {
                String part = name + "-" + count + "-" + place;
                InventoryPart before = known.get(part);
                boolean isSame = before != null && before.rows().equals(content);
                parts.put(part, isSame ? before : InventoryPart.of(part, List.copyOf(content)));
            }
        }
        return parts;
    }

    private static int place(ResourceId id, int count) {
        int hash = id.kind().hashCode() * 31 + id.group().hashCode();
        hash = (hash * 31 + id.namespace().hashCode()) * 31 + id.name().hashCode();
        return Math.floorMod(hash ^ hash >>> 16, count);
    }

    /** Whether a part holds announced changes. */
    static boolean isJournal(String part) {
        return part.startsWith(JOURNAL);
    }

    /** How the rows of a part are read. */
    static Function<Mapping, InventoryRow> parser(String part) {
        return isJournal(part) ? Announced::parse : Owned::parse;
    }

    /** What is owned according to parts. */
    static Inventory join(Collection<InventoryPart> parts) {
        Map<ResourceId, Inventory.Entry> entries = new TreeMap<>();
        Map<ResourceId, Inventory.Transfer> transfers = new TreeMap<>();
        rows(parts, Owned.class).forEach(owned -> {
            entries.put(owned.id(), owned.entry());
            if (owned.transfer() != null) {
                transfers.put(owned.id(), owned.transfer());
            }
        });
        return Inventory.of(entries).withTransfers(transfers);
    }

    /** What is announced according to parts. */
    static List<Announced> announced(Collection<InventoryPart> parts) {
        return rows(parts, Announced.class);
    }

    private static <R extends InventoryRow> List<R> rows(Collection<InventoryPart> parts, Class<R> kind) {
        return parts.stream()
                .flatMap(part -> part.rows().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}

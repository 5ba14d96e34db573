package io.githops.inventory;

import io.githops.diff.Inventory;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.util.Map;
import java.util.TreeMap;

/** Reads inventories of format 1: a list of entries as plain JSON. */
final class FormerInventory {
    private FormerInventory() {}

    /** @throws RuntimeException when something is missing */
    static Inventory read(Sequence owned) {
        if (owned.mappings().size() != owned.size()) {
            throw new IllegalArgumentException("an entry is no mapping");
        }
        Map<ResourceId, Inventory.Entry> entries = new TreeMap<>();
        for (Mapping entry : owned.mappings()) {
            var id = new ResourceId(
                    field(entry, "group"), field(entry, "kind"), field(entry, "namespace"), field(entry, "name"));
            entries.put(
                    id,
                    new Inventory.Entry(
                            field(entry, "version"),
                            field(entry, "uid"),
                            entry.text("origin").orElse("")));
        }
        return Inventory.of(entries);
    }

    private static String field(Mapping entry, String name) {
        return entry.text(name).orElseThrow();
    }
}

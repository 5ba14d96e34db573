package io.githops.inventory;

import io.githops.diff.Inventory;
import io.githops.diff.Inventory.Journal;
import io.githops.diff.Inventory.Provenance;
import io.githops.diff.ResourceChange.Action;
import io.githops.inventory.InventoryRow.Announced;
import io.githops.model.ResourceId;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What holds the parts of a stored inventory together. It has a digest of itself and of every part, so that a mixture of two
 * inventories, or one that was edited, is told from one that was written.
 *
 * @param content with its digest
 */
record InventoryHead(Mapping content) {
    static final int FORMAT = 2;

    private static final String DIGEST = "digest";

    /**
     * A part, and where it is.
     *
     * @param configMap empty when it stands beside the head
     */
    record Place(String part, String digest, String configMap) {
        private Mapping tree() {
            return Mapping.builder()
                    .put("part", part)
                    .put(DIGEST, digest)
                    .put("configMap", configMap)
                    .build();
        }

        private static Place parse(Mapping place) {
            return new Place(
                    place.text("part").orElseThrow(),
                    place.text(DIGEST).orElseThrow(),
                    place.text("configMap").orElseThrow());
        }
    }

    static InventoryHead of(Inventory inventory, List<Place> places) {
        Journal journal = inventory.journal().orElse(null);
        Mapping content = Mapping.builder()
                .put("format", FORMAT)
                .put("resources", inventory.entries().size())
                .put("revision", inventory.revision())
                .put("provenance", inventory.provenance().name())
                .putIfPresent("underWay", journal == null ? null : tree(journal))
                .put("parts", Sequence.of(places.stream().map(Place::tree).toList()))
                .build();
        return new InventoryHead(content.with(DIGEST, new Text(digest(content))));
    }

    private static Mapping tree(Journal journal) {
        return Mapping.builder()
                .put("by", journal.by())
                .put("revision", journal.revision())
                .put("changes", journal.changes().size())
                .build();
    }

    /** @throws RuntimeException when it is none, or was changed */
    static InventoryHead parse(Mapping content) {
        String found = content.text(DIGEST).orElseThrow();
        if (!found.equals(digest(content.without(DIGEST)))) {
            throw new IllegalArgumentException("it was changed");
        }
        return new InventoryHead(content);
    }

    private static String digest(Mapping content) {
        return InventoryPart.digest(Json.text(content).getBytes(StandardCharsets.UTF_8));
    }

    List<Place> places() {
        return content.sequence("parts").mappings().stream().map(Place::parse).toList();
    }

    /**
     * The inventory of the parts.
     *
     * @throws RuntimeException when they are not all
     */
    Inventory join(Collection<InventoryPart> parts) {
        Inventory inventory =
                InventoryLayout.join(parts).atRevision(content.text("revision").orElseThrow());
        requireCount(
                "resources", number(content, "resources"), inventory.entries().size());
        boolean isRebuilt = Provenance.valueOf(content.text("provenance").orElseThrow()) == Provenance.REBUILT;
        Inventory known = isRebuilt ? inventory.rebuilt() : inventory;
        return content.has("underWay")
                ? known.announcing(journal(content.mapping("underWay"), InventoryLayout.announced(parts)))
                : known;
    }

    private static Journal journal(Mapping underWay, List<Announced> announced) {
        Map<ResourceId, Action> changes = new TreeMap<>();
        announced.forEach(change -> changes.put(change.id(), change.action()));
        requireCount("announced changes", number(underWay, "changes"), changes.size());
        return new Journal(
                underWay.text("by").orElseThrow(), underWay.text("revision").orElseThrow(), new TreeMap<>(changes));
    }

    private static void requireCount(String what, long expected, int found) {
        if (expected != found) {
            throw new IllegalArgumentException("it has " + found + " " + what + " instead of " + expected);
        }
    }

    private static long number(Mapping mapping, String name) {
        if (mapping.get(name) instanceof Num number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("it has no number of " + name);
    }
}

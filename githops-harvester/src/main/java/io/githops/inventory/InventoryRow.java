package io.githops.inventory;

import io.githops.diff.Inventory;
import io.githops.diff.Inventory.Transfer;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of a stored inventory. */
sealed interface InventoryRow {
    ResourceId id();

    Mapping tree();

    /** A resource that is owned, and where it is on its way to or from. */
    record Owned(
            ResourceId id, Inventory.Entry entry, @Nullable Transfer transfer) implements InventoryRow {
        @Override
        public Mapping tree() {
            MappingBuilder row = identity(id).put("version", entry.version()).put("uid", entry.uid());
            putKnown(row, "path", entry.origin());
            putKnown(row, "hash", entry.hash());
            putKnown(row, "revision", entry.revision());
            putKnown(row, "protection", entry.protection());
            if (transfer != null) {
                row.put(
                        transfer.direction() == Transfer.Direction.LEAVING ? "leavingTo" : "arrivingFrom",
                        transfer.other());
            }
            return row.build();
        }

        /** @throws NoSuchElementException when something is missing */
        static Owned parse(Mapping row) {
            var entry = new Inventory.Entry(
                    row.text("version").orElseThrow(),
                    row.text("uid").orElseThrow(),
                    known(row, "path"),
                    known(row, "hash"),
                    known(row, "revision"),
                    known(row, "protection"));
            Optional<Transfer> transfer = row.text("leavingTo")
                    .map(other -> new Transfer(Transfer.Direction.LEAVING, other))
                    .or(() -> row.text("arrivingFrom").map(other -> new Transfer(Transfer.Direction.ARRIVING, other)));
            return new Owned(identity(row), entry, transfer.orElse(null));
        }
    }

    /** A change that a sync has announced. */
    record Announced(ResourceId id, Action action) implements InventoryRow {
        @Override
        public Mapping tree() {
            return identity(id).put("action", action.name()).build();
        }

        /** @throws RuntimeException when something is missing, or the action is none that is known */
        static Announced parse(Mapping row) {
            return new Announced(
                    identity(row), Action.valueOf(row.text("action").orElseThrow()));
        }
    }

    private static MappingBuilder identity(ResourceId id) {
        MappingBuilder row = Mapping.builder();
        putKnown(row, "group", id.group());
        row.put("kind", id.kind());
        putKnown(row, "namespace", id.namespace());
        return row.put("name", id.name());
    }

    private static ResourceId identity(Mapping row) {
        return new ResourceId(
                known(row, "group"),
                row.text("kind").orElseThrow(),
                known(row, "namespace"),
                row.text("name").orElseThrow());
    }

    private static void putKnown(MappingBuilder row, String name, String value) {
        if (!value.isEmpty()) {
            row.put(name, value);
        }
    }

    private static String known(Mapping row, String name) {
        return row.text(name).orElse("");
    }
}

package io.githops.harvester.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.githops.cluster.ConflictException;
import io.githops.diff.Inventory;
import io.githops.diff.Inventory.Entry;
import io.githops.diff.Inventory.Journal;
import io.githops.diff.Inventory.Transfer;
import io.githops.diff.ResourceChange.Action;
import io.githops.inventory.InventoryStore;
import io.githops.model.ResourceId;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What every {@link InventoryStore} must do. A test of an implementation extends this class.
 *
 * <pre>{@code
 * class DatabaseInventoryTest extends InventoryStoreContract {
 *     private final Database database = new Database();
 *
 *     @Override
 *     protected InventoryStore open() {
 *         return new DatabaseInventory(database);
 *     }
 * }
 * }</pre>
 */
public abstract class InventoryStoreContract {
    private static final ResourceId A = new ResourceId("", "ConfigMap", "shop", "a");
    private static final ResourceId B = new ResourceId("kubevirt.io", "VirtualMachine", "shop", "b");
    private static final Inventory ONE = Inventory.of(Map.of(A, new Entry("v1", "u-a", "shop/a.yaml")));

    /** For subclasses. */
    protected InventoryStoreContract() {}

    /** A store that nobody has asked yet, of the same inventory each time; the inventory is empty when a test begins. */
    protected abstract InventoryStore open();

    @Test
    void isEmptyBeforeTheFirstSave() {
        assertEquals(Inventory.empty(), open().load());
    }

    @Test
    void keepsEverythingThatAnInventoryTells() {
        var entries = new TreeMap<ResourceId, Entry>();
        entries.put(A, new Entry("v1", "u-a", "shop/a.yaml", "0123", "r1", "annotation githops.io/prune: disabled"));
        entries.put(B, new Entry("v1", ""));
        Inventory full = Inventory.of(entries)
                .withTransfers(Map.of(
                        A, new Transfer(Transfer.Direction.LEAVING, "another"),
                        B, new Transfer(Transfer.Direction.ARRIVING, "a third")))
                .announcing(new Journal("githops", "r2", new TreeMap<>(Map.of(A, Action.PRUNE, B, Action.CREATE))))
                .atRevision("r1")
                .rebuilt();
        save(open(), full);

        assertEquals(full, open().load());
    }

    @Test
    void forgetsWhatIsNotSavedAgain() {
        InventoryStore store = open();
        save(store, ONE.announcing(new Journal("githops", "r1", new TreeMap<>(Map.of(A, Action.UPDATE)))));
        store.save(Inventory.empty());

        assertEquals(Inventory.empty(), open().load());
    }

    @Test
    void mayBeSavedAgainWithoutLoading() {
        InventoryStore store = open();
        save(store, ONE);
        store.save(ONE.atRevision("r1"));
        store.save(ONE.atRevision("r2"));

        assertEquals(ONE.atRevision("r2"), store.load());
    }

    @Test
    void seesWhatAnotherStoreHasSaved() {
        InventoryStore store = open();
        save(store, ONE);
        save(open(), ONE.atRevision("r1"));

        assertEquals(ONE.atRevision("r1"), store.load());
    }

    @Test
    void refusesToOverwriteWhatItHasNotSeen() {
        InventoryStore late = open();
        late.load();
        save(open(), ONE);

        assertThrows(ConflictException.class, () -> late.save(Inventory.empty()));
        assertEquals(ONE, open().load());
    }

    @Test
    void refusesToOverwriteWhatWasSavedAfterItsOwnSave() {
        InventoryStore late = open();
        save(late, ONE);
        save(open(), ONE.atRevision("r1"));

        assertThrows(ConflictException.class, () -> late.save(ONE.atRevision("r2")));
        assertEquals(ONE.atRevision("r1"), open().load());
    }

    @Test
    void goesOnAfterAConflictOnceItHasLoaded() {
        InventoryStore late = open();
        late.load();
        save(open(), ONE);
        assertThrows(ConflictException.class, () -> late.save(Inventory.empty()));
        save(late, ONE.atRevision("r1"));

        assertEquals(ONE.atRevision("r1"), open().load());
    }

    @Test
    void hasOneLocationForAllItsStores() {
        assertEquals(open().location(), open().location());
    }

    private static void save(InventoryStore store, Inventory inventory) {
        store.load();
        store.save(inventory);
    }
}

package io.githops.harvester.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.githops.cluster.Applier;
import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ConflictException;
import io.githops.cluster.LiveReader;
import io.githops.cluster.NotFoundException;
import io.githops.cluster.RejectedException;
import io.githops.model.GroupVersionKind;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Applier} has to do, as tests: extend it, and give an applier and a look at the cluster it writes to. Each
 * test writes ConfigMaps into the namespace {@code default}, which must exist, and expects those that it names not to be there.
 *
 * <pre>{@code
 * class TicketApplierTest extends ApplierContract {
 *     private final EmbeddedHarvester embedded = EmbeddedHarvester.create();
 *     private final Harvester harvester = Harvester.over(embedded.transport());
 *
 *     @Override
 *     protected Applier applier() {
 *         return new TicketApplier(harvester);
 *     }
 *
 *     @Override
 *     protected LiveReader live() {
 *         return harvester;
 *     }
 * }
 * }</pre>
 *
 * <p>An applier whose writes are made later has to have them made by the time {@link #settle} returns.
 */
public abstract class ApplierContract {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");
    private static final ApplyOptions OURS = new ApplyOptions("contract-ours", false, false);
    private static final ApplyOptions THEIRS = new ApplyOptions("contract-theirs", false, false);

    /** A contract; nothing is asked of the subclass before a test runs. */
    protected ApplierContract() {}

    /** The applier that is tested, the same one within a test. */
    protected abstract Applier applier();

    /** The cluster that it writes to. */
    protected abstract LiveReader live();

    /** Waits until what was written so far is in the cluster; by default it is at once. */
    protected void settle() {}

    @Test
    void storesWhatIsAppliedAndReturnsIt() {
        Resource stored = applier().apply(manifest("stored", "colour", "blue"), OURS);
        settle();

        Resource live = find("stored").orElseThrow();
        assertEquals(Optional.of("blue"), live.tree().mapping("data").text("colour"));
        assertEquals(live.uid(), stored.uid());
        assertTrue(stored.uid().isPresent(), "what was stored has a UID");
        assertTrue(stored.resourceVersion().isPresent(), "what was stored has a resource version");
    }

    @Test
    void changesNothingWhenTheSameIsAppliedAgain() {
        applier().apply(manifest("same", "colour", "blue"), OURS);
        settle();
        Resource first = find("same").orElseThrow();

        applier().apply(manifest("same", "colour", "blue"), OURS);
        settle();

        assertEquals(first.resourceVersion(), find("same").orElseThrow().resourceVersion());
    }

    @Test
    void removesWhatItAppliedBeforeAndLeavesTheRest() {
        applier().apply(manifest("shared", "colour", "blue"), OURS);
        applier().apply(manifest("shared", "size", "large"), THEIRS);
        applier().apply(manifest("shared", "shape", "round"), OURS);
        settle();

        Mapping data = find("shared").orElseThrow().tree().mapping("data");
        assertFalse(data.has("colour"), "a field that is not applied any more is removed");
        assertEquals(Optional.of("large"), data.text("size"), "a field of another manager stays");
        assertEquals(Optional.of("round"), data.text("shape"));
    }

    @Test
    void takesFieldsFromOthersOnlyWhenForced() {
        applier().apply(manifest("contested", "colour", "blue"), THEIRS);
        settle();
        Resource manifest = manifest("contested", "colour", "red");

        assertThrows(ConflictException.class, () -> applier().apply(manifest, OURS));
        applier().apply(manifest, ApplyOptions.forced(OURS.fieldManager()));
        settle();

        assertEquals(
                Optional.of("red"),
                find("contested").orElseThrow().tree().mapping("data").text("colour"));
    }

    @Test
    void storesNothingInADryRun() {
        applier().apply(manifest("rehearsed", "colour", "blue"), OURS.asDryRun());
        settle();

        assertTrue(find("rehearsed").isEmpty(), "a dry run stores nothing");
    }

    @Test
    void refusesWhatTheServerRefuses() {
        Resource wrong = Resource.of(manifest("wrong", "colour", "blue").tree().with("unknownField", new Text("x")));

        assertThrows(RejectedException.class, () -> applier().apply(wrong, OURS));
        settle();

        assertTrue(find("wrong").isEmpty(), "what is refused is not stored");
    }

    @Test
    void saysThatANamespaceIsMissing() {
        Resource lost = manifest("lost", "colour", "blue").inNamespace("contract-no-such-namespace");

        assertThrows(NotFoundException.class, () -> applier().apply(lost, OURS));
    }

    @Test
    void deletesAnObjectAndMindsNotWhenItIsGone() {
        Resource stored = applier().apply(manifest("deleted", "colour", "blue"), OURS);
        settle();

        applier().delete(stored);
        settle();
        assertTrue(find("deleted").isEmpty(), "what is deleted is gone");
        applier().delete(stored);
    }

    @Test
    void deletesNoOtherObjectOfTheSameName() {
        Resource first = applier().apply(manifest("replaced", "colour", "blue"), OURS);
        settle();
        applier().delete(first);
        settle();
        applier().apply(manifest("replaced", "colour", "red"), OURS);
        settle();

        assertThrows(ConflictException.class, () -> applier().delete(first));
        settle();

        assertTrue(find("replaced").isPresent(), "an object with another UID is not deleted");
    }

    @Test
    void tellsWhenAWriteHasTakenEffect() throws Exception {
        Resource stored = applier().apply(manifest("settled", "colour", "blue"), OURS);

        Health reached = applier()
                .settled(stored, () -> CompletableFuture.completedFuture(Health.HEALTHY))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);

        assertTrue(reached.isHealthy(), "a write that took effect is healthy");
    }

    @Test
    void writesFromSeveralThreadsAtOnce() {
        List<CompletableFuture<Resource>> writes = IntStream.range(0, 16)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> applier().apply(manifest("at-once-" + number, "number", "n" + number), OURS)))
                .toList();
        writes.forEach(CompletableFuture::join);
        settle();

        IntStream.range(0, 16)
                .forEach(number -> assertEquals(
                        Optional.of("n" + number),
                        find("at-once-" + number)
                                .orElseThrow()
                                .tree()
                                .mapping("data")
                                .text("number")));
    }

    private Optional<Resource> find(String name) {
        return live().get(CONFIG_MAP, "default", "applier-contract-" + name);
    }

    private static Resource manifest(String name, String key, String value) {
        return Resource.of(Mapping.builder()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put(
                        "metadata",
                        Mapping.builder()
                                .put("name", "applier-contract-" + name)
                                .put("namespace", "default")
                                .build())
                .put("data", Mapping.of(key, new Text(value)))
                .build());
    }
}

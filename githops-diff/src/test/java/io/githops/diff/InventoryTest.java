package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.Inventory.Entry;
import io.githops.diff.Inventory.Journal;
import io.githops.diff.Inventory.Provenance;
import io.githops.diff.Inventory.Transfer;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private static final ResourceId A = new ResourceId("", "ConfigMap", "shop", "a");
    private static final ResourceId B = new ResourceId("", "ConfigMap", "shop", "b");
    private static final Journal JOURNAL =
            new Journal("githops", "1a2b3c4d", new TreeMap<>(Map.of(A, Action.UPDATE, B, Action.CREATE)));

    private final Inventory one = Inventory.of(Map.of(A, new Entry("v1", "u-a")));

    @Test
    void keepsWhatAChangeOfEntriesIsNotAbout() {
        Inventory full = one.announcing(JOURNAL).rebuilt().atRevision("r1");

        Inventory changed = full.with(Map.of(B, new Entry("v1", "")));

        assertThat(changed.entries()).containsOnlyKeys(A, B);
        assertThat(changed.journal()).hasValue(JOURNAL);
        assertThat(changed.provenance()).isEqualTo(Provenance.REBUILT);
        assertThat(changed.revision()).isEqualTo("r1");
        assertThat(changed.without(List.of(B))).isEqualTo(full);
    }

    @Test
    void forgetsTheTransferOfWhatItForgets() {
        Inventory leaving = one.withTransfers(Map.of(A, new Transfer(Transfer.Direction.LEAVING, "another")));

        assertThat(leaving.transfers()).containsOnlyKeys(A);
        assertThat(leaving.without(List.of(A))).isEqualTo(Inventory.empty());
    }

    @Test
    void learnsFromItsMarkOnLiveObjectsWhatASyncThatEndedEarlyHasCreated() {
        Inventory announced = one.with(Map.of(B, new Entry("v1", ""))).announcing(JOURNAL);
        LiveObjects live = LiveObjects.of(List.of(applied("a", "new-a", "githops"), applied("b", "u-b", "githops")));

        Inventory settled = announced.settled(live, "githops");

        assertThat(settled.find(A)).map(Entry::uid).hasValue("new-a");
        assertThat(settled.find(B)).map(Entry::uid).hasValue("u-b");
        assertThat(settled.journal()).hasValue(JOURNAL);
    }

    @Test
    void takesNothingForItsOwnThatItDidNotAnnounceOrDidNotApply() {
        LiveObjects live = LiveObjects.of(List.of(applied("a", "new-a", "githops"), applied("b", "u-b", "somebody")));
        Inventory both = one.with(Map.of(B, new Entry("v1", "")));
        Inventory announced =
                both.announcing(new Journal("githops", "r2", new TreeMap<>(Map.of(A, Action.PRUNE, B, Action.CREATE))));

        assertThat(both.settled(live, "githops")).isSameAs(both);
        assertThat(announced.settled(live, "githops")).isSameAs(announced);
    }

    private static Resource applied(String name, String uid, String manager) {
        return Fixture.one("""
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: %s
                  namespace: shop
                  uid: %s
                  managedFields: [{manager: %s, operation: Apply, apiVersion: v1}]
                """.formatted(name, uid, manager));
    }

    @Test
    void saysWhatItHoldsAndWhatIsUnderWay() {
        assertThat(one.atRevision("r1").announcing(JOURNAL).rebuilt())
                .hasToString("1 resource at revision r1, rebuilt and not confirmed, under way: 2 changes by githops to"
                        + " revision 1a2b3c4d");
    }

    @Test
    void keepsTheProtectionOfTheManifest() {
        Resource manifest = Fixture.one("""
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: a, annotations: {githops.io/prune: disabled}}}
                """);

        assertThat(Entry.of(manifest, "u-a").protection()).isEqualTo("annotation githops.io/prune: disabled");
    }

    @Test
    void digestsTheManifestWithoutItsSecrets() {
        Resource one = secret("hunter2", "a");

        assertThat(ManifestDigest.of(one, Fixture.KINDS))
                .hasSize(32)
                .isEqualTo(ManifestDigest.of(secret("other", "a"), Fixture.KINDS))
                .isNotEqualTo(ManifestDigest.of(secret("hunter2", "b"), Fixture.KINDS));
    }

    @Test
    void digestsNothingOfAKindOfWhichNobodyKnowsTheSecrets() {
        Resource unknown =
                Fixture.one("---\n{apiVersion: example.org/v1, kind: Vault, metadata: {name: a}, spec: {key: x}}");

        assertThat(ManifestDigest.of(unknown, Fixture.KINDS)).isEmpty();
    }

    private static Resource secret(String value, String label) {
        return Fixture.one("---\n{apiVersion: v1, kind: Secret, metadata: {name: s, labels: {l: " + label
                + "}}, stringData: {password: " + value + "}}");
    }
}

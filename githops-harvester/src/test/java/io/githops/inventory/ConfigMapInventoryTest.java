package io.githops.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ConflictException;
import io.githops.diff.Inventory;
import io.githops.diff.Inventory.Journal;
import io.githops.diff.ResourceChange.Action;
import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.harvester.junit.InventoryStoreContract;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigMapInventoryTest extends InventoryStoreContract {
    private static final String NAME = "inventory";
    private static final Inventory MANY = Owned.resources(9_000);

    private final EmbeddedHarvester embedded = EmbeddedHarvester.create();
    private final Harvester cluster = Harvester.over(embedded.transport());

    @AfterEach
    void close() {
        cluster.close();
        embedded.close();
    }

    @Override
    protected InventoryStore open() {
        return InventoryStore.configMap(cluster, "default", NAME, "githops");
    }

    private InventoryStore saved(Inventory inventory) {
        InventoryStore store = open();
        store.load();
        store.save(inventory);
        return store;
    }

    private List<Resource> configMaps() {
        return cluster.list(InventoryObjects.CONFIG_MAP, "default").stream()
                .filter(object -> object.name().startsWith(NAME))
                .toList();
    }

    @Test
    void keepsASmallInventoryInOneConfigMap() {
        saved(Owned.resources(1_000));

        assertThat(configMaps()).extracting(Resource::name).containsExactly(NAME);
        assertThat(open().load()).isEqualTo(Owned.resources(1_000));
    }

    @Test
    void dividesALargeInventory() {
        saved(MANY);

        assertThat(configMaps())
                .hasSizeGreaterThan(2)
                .allSatisfy(
                        object -> assertThat(Json.text(object.tree()).length()).isLessThan(1 << 20));
        assertThat(open().load()).isEqualTo(MANY);
    }

    @Test
    void writesOnlyThePartsThatChange() {
        InventoryStore store = saved(MANY);
        Map<String, String> before = versions();

        store.save(MANY.without(List.of(Owned.id(1))));

        assertThat(versions().entrySet())
                .filteredOn(part -> !before.entrySet().contains(part))
                .hasSize(2);
        assertThat(versions()).hasSameSizeAs(before);
        assertThat(open().load()).isEqualTo(MANY.without(List.of(Owned.id(1))));
    }

    @Test
    void announcesAFewChangesInTheHeadAlone() {
        InventoryStore store = saved(MANY);
        Map<String, String> before = versions();

        store.save(MANY.announcing(new Journal("githops", "r2", new TreeMap<>(Map.of(Owned.id(1), Action.UPDATE)))));

        assertThat(versions().entrySet())
                .filteredOn(part -> !before.entrySet().contains(part))
                .extracting(Map.Entry::getKey)
                .containsExactly(NAME);
    }

    @Test
    void readsNothingButTheHeadWhenNothingHasChanged() {
        InventoryStore store = saved(MANY);
        int before = requests();

        assertThat(store.load()).isSameAs(store.load());
        assertThat(requests() - before).isEqualTo(2);
    }

    @Test
    void becomesOneConfigMapAgainWhenLittleIsLeft() {
        saved(MANY).save(Owned.resources(1));

        assertThat(configMaps()).extracting(Resource::name).containsExactly(NAME);
        assertThat(open().load()).isEqualTo(Owned.resources(1));
    }

    @Test
    void removesWhatADeadWriterHasLeft() {
        saved(MANY);
        cluster.apply(read("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: inventory-leftover
                  namespace: default
                  annotations:
                    githops.io/inventory: part
                    githops.io/inventory-of: inventory
                    githops.io/inventory-base: "1"
                """), ApplyOptions.forced("githops"));

        saved(MANY.atRevision("next"));

        assertThat(configMaps()).extracting(Resource::name).doesNotContain("inventory-leftover");
        assertThat(open().load()).isEqualTo(MANY.atRevision("next"));
    }

    @Test
    void readsTheFormatBeforeAndWritesTheOneOfNow() {
        cluster.apply(read("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: inventory, namespace: default}
                data:
                  inventory.json: |
                    [{"group": "", "version": "v1", "kind": "ConfigMap", "namespace": "shop", "name": "a", "uid": "u-a", "origin": "a.yaml"}]
                """), ApplyOptions.forced("githops"));
        InventoryStore store = open();

        Inventory inventory = store.load();
        store.save(inventory.atRevision("r1"));

        assertThat(inventory.entries().values()).containsExactly(new Inventory.Entry("v1", "u-a", "a.yaml"));
        assertThat(open().load()).isEqualTo(inventory.atRevision("r1"));
    }

    @Test
    void refusesWhatANewerVersionHasWritten() {
        write("{\"format\": 3, \"whatever\": true}");

        assertThatExceptionOfType(UnreadableInventoryException.class)
                .isThrownBy(() -> open().load())
                .withMessageContaining("ConfigMap default/inventory: found an inventory of format 3")
                .satisfies(e -> assertThat(e.code()).isEqualTo("GH3502"));
    }

    @Test
    void refusesWhatSomebodyHasEdited() {
        saved(Owned.resources(10).atRevision("r1"));
        String written = configMaps()
                .get(0)
                .tree()
                .mapping("data")
                .text("inventory.json")
                .orElseThrow();

        for (String edited : List.of(
                written.replace("\"r1\"", "\"r2\""),
                written.replace("10", "9"),
                written.substring(0, 40),
                "",
                "{}",
                "[{}]",
                "[1]",
                "{\"format\": \"2\"}")) {
            write(edited);
            assertRefused();
        }
    }

    @Test
    void refusesAHeadWithoutContent() {
        saved(Owned.resources(10));
        patch("{\"data\": null, \"binaryData\": null}");

        assertRefused();
    }

    @Test
    void refusesContentThatIsNotWhatTheHeadSays() {
        saved(Owned.resources(10));
        patch("{\"binaryData\": {\"entries-1-0.json.gz\": \"H4sIAAAAAAAA/wMAAAAAAAAAAAA=\"}}");

        assertRefused();
    }

    @Test
    void refusesAnInventoryOfWhichAPartIsMissing() {
        saved(MANY);
        cluster.delete(configMaps().get(1));

        assertRefused();
    }

    @Test
    void readsTheNextInventoryWhenItIsReplacedWhileItIsRead() {
        saved(MANY);
        Inventory next = Owned.resources(8_999);
        var replaced = new ReplacedWhileRead(cluster, () -> saved(next));

        assertThat(InventoryStore.configMap(replaced, "default", NAME, "githops")
                        .load())
                .isEqualTo(next);
    }

    @Test
    void leavesTheInventoryOfAnotherFirstWriterAsItIs() {
        InventoryStore late = open();
        late.load();
        saved(MANY);

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> late.save(Owned.resources(1)));
        assertThat(open().load()).isEqualTo(MANY);
    }

    @Test
    void saysInWordsWhatItHolds() {
        InventoryStore store = InventoryStore.configMap(
                cluster, "default", NAME, "githops", InstantSource.fixed(Instant.parse("2026-11-21T10:00:00.5Z")));
        store.load();
        store.save(Owned.resources(2).atRevision("r1"));

        assertThat(configMaps().get(0).annotation("githops.io/summary"))
                .hasValue("2 resources at revision r1, saved at 2026-11-21T10:00:00Z");
    }

    private void assertRefused() {
        assertThatExceptionOfType(UnreadableInventoryException.class)
                .isThrownBy(() -> open().load())
                .withMessageContaining("ConfigMap default/inventory")
                .withMessageContaining("rebuild it")
                .satisfies(e -> assertThat(e.code()).isEqualTo("GH3501"));
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        configMaps()
                .forEach(object ->
                        versions.put(object.name(), object.resourceVersion().orElseThrow()));
        return versions;
    }

    private int requests() {
        return embedded.requests().size();
    }

    private void write(String content) {
        if (configMaps().isEmpty()) {
            saved(Inventory.empty());
        }
        patch(Json.text(Mapping.of("data", Mapping.ofTexts(Map.of("inventory.json", content)))));
    }

    private void patch(String merge) {
        cluster.patch(
                InventoryObjects.CONFIG_MAP, "default", NAME, Patch.merge((Mapping) Json.parse(merge)), "kubectl-edit");
    }

    private static Resource read(String yaml) {
        return ManifestReader.of(Kinds.harvester())
                .read(List.of(ManifestFile.of("test.yaml", yaml)))
                .orThrow()
                .get(0);
    }
}

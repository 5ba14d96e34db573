package io.githops.rehearsal;

import static io.githops.rehearsal.RehearsalScene.MACHINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.Inventory;
import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.Planner;
import io.githops.diff.ResourceChange.Action;
import io.githops.diff.Undo;
import io.githops.inventory.InventoryStore;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans that were executed on an embedded Harvester, and taken back. */
class UndoneSyncTest {
    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata: {name: key}
            stringData: {password: marker-1}
            """;
    private static final String SETTINGS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings%s}
            data: {%s}
            """;
    private static final String EXTRA = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: extra}
            data: {colour: "githops.ref(ConfigMap/settings:data.colour)"}
            """;
    private static final String BEFORE = String.join(
            "---\n", MACHINE.formatted("Always"), SETTINGS.formatted("", "colour: green, size: big"), SECRET);
    private static final String AFTER = String.join(
            "---\n",
            MACHINE.formatted("Halted").replace("memory: 1Gi", "memory: 2Gi"),
            SETTINGS.formatted(", labels: {team: a}", "colour: red"),
            EXTRA);
    private static final List<GroupVersionKind> KINDS = List.of(
            GroupVersionKind.of("v1", "ConfigMap"),
            GroupVersionKind.of("v1", "Secret"),
            GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine"));

    private final RehearsalScene scene = new RehearsalScene();
    private final Planner planner = Planner.builder(Kinds.harvester()).build();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void leaveTheClusterAsItWas() {
        scene.sync(BEFORE);
        SortedMap<ResourceId, Mapping> before = values();
        Plan executed = scene.planned(AFTER);
        scene.sync(AFTER);
        assertThat(values()).isNotEqualTo(before);

        scene.sync(planner.undo(executed).desired());

        assertThat(values()).isEqualTo(before);
    }

    @Test
    void arePlannedAndRehearsedLikeAnyOther() {
        scene.sync(BEFORE);
        Plan executed = scene.planned(AFTER);
        scene.sync(AFTER);
        LiveObjects live = LiveObjects.of(objects());
        Inventory inventory = inventory();
        // region undo
        Undo undo = planner.undo(executed);
        Plan back = planner.plan(undo.input(live, inventory));
        RehearsalReport report =
                Rehearsal.builder(back).live(scene.harvester).build().run();
        // endregion

        assertThat(back.changes(Action.PRUNE))
                .extracting(change -> change.id().name())
                .containsExactly("extra");
        assertThat(back.changes(Action.CREATE))
                .extracting(change -> change.id().name())
                .containsExactly("key");
        assertThat(report.verdict()).as(report.text()).isEqualTo(RehearsalReport.Verdict.CONVERGES);
        assertThat(report.deviations()).isEmpty();
        assertThat(undo.text() + report.text() + report.json()).doesNotContain("marker", "bWFya2Vy");
    }

    private Inventory inventory() {
        return InventoryStore.configMap(scene.harvester, "default", "githops-inventory", "githops")
                .load();
    }

    private List<Resource> objects() {
        List<Resource> objects = new ArrayList<>();
        KINDS.forEach(kind -> objects.addAll(scene.harvester.list(kind, "default")));
        objects.removeIf(object -> object.name().equals("githops-inventory"));
        return objects;
    }

    /** What users write of the objects. */
    private SortedMap<ResourceId, Mapping> values() {
        SortedMap<ResourceId, Mapping> values = new TreeMap<>();
        for (Resource object : objects()) {
            Mapping metadata = object.metadata();
            values.put(
                    object.id(),
                    object.tree().without("status").with("metadata", Mapping.of("labels", metadata.mapping("labels"))));
        }
        return values;
    }
}

package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.cluster.ApplyOptions;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Prune;
import io.githops.harvester.Patch;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What moved between the making of a plan and its execution. */
class StalenessTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void acceptsMovesAfterWhichAPlanMakesTheSameChanges() {
        ApprovedPlan plan = update();
        touch("settings", "{\"metadata\":{\"annotations\":{\"note\":\"seen\"}}}");

        assertThat(scene.executor().build().execute(plan).succeeded()).isTrue();
        assertThat(scene.reconciler(Prune.OWNED).plan().isEmpty()).isTrue();
    }

    @Test
    void acceptsNoMoveWhenAskedTo() {
        ApprovedPlan plan = update();
        touch("settings", "{\"metadata\":{\"annotations\":{\"note\":\"seen\"}}}");
        long writes = scene.embedded.writes();

        assertThatThrownBy(() -> scene.executor()
                        .staleness(Executor.Staleness.REFUSE)
                        .build()
                        .execute(plan))
                .isInstanceOf(StalePlanException.class)
                .hasMessageContaining("ConfigMap default/settings: planned on resource version")
                .hasMessageContaining("GH3401");
        assertThat(scene.embedded.writes()).isEqualTo(writes);
    }

    @Test
    void mindsMovesOfWhatThePlanLeavesAloneOnlyWhenAskedTo() {
        ApprovedPlan plan = update();
        touch("rest", "{\"metadata\":{\"annotations\":{\"note\":\"seen\"}}}");

        assertThatThrownBy(() -> scene.executor()
                        .staleness(Executor.Staleness.REFUSE)
                        .build()
                        .execute(plan))
                .isInstanceOf(StalePlanException.class);
        assertThat(scene.executor().build().execute(plan).succeeded()).isTrue();
    }

    @Test
    void listsEverythingThatMoved() {
        ApprovedPlan plan = update();
        scene.cluster.delete(scene.configMap("default", "settings").orElseThrow());
        scene.cluster.apply(Scene.read(configMap("fresh", "green")).get(0), ApplyOptions.forced("somebody"));
        scene.cluster.delete(scene.configMap("default", "obsolete").orElseThrow());
        scene.cluster.apply(Scene.read(configMap("obsolete", "green")).get(0), ApplyOptions.forced("somebody"));
        long writes = scene.embedded.writes();

        StalePlanException stale = catchThrowableOfType(
                StalePlanException.class, () -> scene.executor().build().execute(plan));

        assertThat(stale.moved())
                .extracting(moved -> moved.id().name())
                .containsExactly("fresh", "obsolete", "settings");
        assertThat(stale)
                .hasMessageContaining("ConfigMap default/fresh: planned on no such object, now UID")
                .hasMessageContaining("ConfigMap default/obsolete: planned on UID")
                .hasMessageContaining("now no such object")
                .hasMessageContaining("A new plan is held back: ConfigMap default/fresh: belongs to somebody");
        assertThat(scene.embedded.writes()).isEqualTo(writes);
        assertThat(scene.configMap("default", "obsolete")).isPresent();
    }

    @Test
    void prunesNothingThatTheInventoryNoLongerOwns() {
        ApprovedPlan plan = update();
        touch("githops-inventory", "{\"data\":{\"inventory.json\":\"[]\"}}");

        assertThatThrownBy(() -> scene.executor().build().execute(plan))
                .isInstanceOf(StalePlanException.class)
                .hasMessageContaining("ConfigMap default/obsolete: planned on in the inventory with UID")
                .hasMessageContaining("now not in the inventory");
        assertThat(scene.configMap("default", "obsolete")).isPresent();
    }

    /** A plan that creates fresh, updates settings, prunes obsolete and leaves rest alone. */
    private ApprovedPlan update() {
        scene.desire(configMap("settings", "blue") + "---\n" + configMap("rest", "blue") + "---\n"
                        + configMap("obsolete", "blue"))
                .reconciler(Prune.OWNED)
                .sync();
        return scene.desire(configMap("settings", "red") + "---\n" + configMap("rest", "blue") + "---\n"
                        + configMap("fresh", "blue"))
                .reconciler(Prune.OWNED)
                .plan()
                .approveUnguarded();
    }

    private void touch(String name, String json) {
        scene.cluster.patch(Scene.CONFIG_MAP, "default", name, Patch.merge((Mapping) Json.parse(json)), "somebody");
    }

    private static String configMap(String name, String colour) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + ", namespace: default}\ndata: {colour: "
                + colour + "}\n";
    }
}

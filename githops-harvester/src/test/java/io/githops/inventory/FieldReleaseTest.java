package io.githops.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.cluster.ApplyOptions;
import io.githops.diff.Inventory;
import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.diff.apply.ApplyMark;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FieldReleaseTest {
    private static final String BLUE = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: default}
            data: {colour: blue}
            """;

    private final EmbeddedHarvester embedded = EmbeddedHarvester.create();
    private final Harvester cluster = Harvester.over(embedded.transport());
    private final FieldRelease release = new FieldRelease(cluster, "tenants", "shop");

    @AfterEach
    void close() {
        cluster.close();
        embedded.close();
    }

    @Test
    void leavesTheObjectToThePresentManagerAsItIs() {
        apply(BLUE, "tenants");
        Resource both = apply(BLUE, "shop");
        assertThat(plan(both).guards()).isNotEmpty();

        assertThat(release.release(owning(both))).isEmpty();

        Resource live = live();
        assertThat(live.tree().mapping("data")).isEqualTo(both.tree().mapping("data"));
        assertThat(ApplyMark.isOn(live, "tenants")).isFalse();
        assertThat(ApplyMark.isOn(live, "shop")).isTrue();
        assertThat(plan(live).guards()).isEmpty();
    }

    @Test
    void keepsTheMarkWhereTheFormerManagerAloneAppliedAField() {
        apply(BLUE.replace("blue", "blue, size: large"), "tenants");
        Resource both = apply(BLUE, "shop");

        assertThat(release.release(owning(both))).containsExactly(both.id());
        assertThat(live()).isEqualTo(both);
    }

    @Test
    void doesNothingWhereThereIsNoMark() {
        Resource live = apply(BLUE, "shop");

        assertThat(release.release(owning(live))).isEmpty();
        assertThat(live()).isEqualTo(live);
    }

    @Test
    void isBetweenTwoManagers() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FieldRelease(cluster, "shop", "shop"));
    }

    /** What the present manager would do to give the object another colour. */
    private static Plan plan(Resource live) {
        Snapshot desired = Snapshot.of(Revision.of("r2", "main"), List.of(read(BLUE.replace("blue", "red"))));
        return Planner.builder(Kinds.harvester())
                .fieldManager("shop")
                .build()
                .plan(PlanInput.of(desired, LiveObjects.of(List.of(live))).inventory(owning(live)));
    }

    private static Inventory owning(Resource live) {
        return Inventory.of(
                Map.of(live.id(), Inventory.Entry.of(live, live.uid().orElseThrow())));
    }

    private Resource live() {
        return cluster.get(InventoryObjects.CONFIG_MAP, "default", "settings").orElseThrow();
    }

    private Resource apply(String yaml, String fieldManager) {
        return cluster.apply(read(yaml), ApplyOptions.forced(fieldManager));
    }

    private static Resource read(String yaml) {
        return ManifestReader.of(Kinds.harvester())
                .read(List.of(ManifestFile.of("test.yaml", yaml)))
                .orThrow()
                .get(0);
    }
}

package io.githops.model.harvester;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.model.ManifestException;
import io.githops.model.harvester.Upgrade.NodePause;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpgradeTest {
    private static final Upgrade RUNNING = resource("""
                    apiVersion: harvesterhci.io/v1beta1
                    kind: Upgrade
                    metadata:
                      name: to-1.9
                      namespace: harvester-system
                      labels: {harvesterhci.io/upgradeState: Succeeded}
                      annotations: {harvesterhci.io/node-upgrade-pause-map: '{"node-0": "pause"}'}
                    spec: {version: v1.9.0}
                    """).as(Upgrade.KIND);

    @Test
    void showsWhichNodesWait() {
        assertThat(RUNNING.nodePauses()).containsExactly(Map.entry("node-0", NodePause.PAUSE));
        assertThat(Upgrade.toVersion("a", "v1.9.0").nodePauses()).isEmpty();
    }

    @Test
    void letsNodesGoOn() {
        Upgrade edited = RUNNING.withNodePauses(Map.of("node-0", NodePause.UNPAUSE));

        assertThat(edited.metadata().annotations())
                .containsEntry("harvesterhci.io/node-upgrade-pause-map", "{\"node-0\":\"unpause\"}");
        assertThat(RUNNING.withNodePauses(RUNNING.nodePauses())).isEqualTo(RUNNING);
    }

    @Test
    void saysWhereTheAnnotationIsNoMap() {
        Upgrade broken = RUNNING.withMetadata(Annotation.NODE_PAUSES.setTo(RUNNING.metadata(), "[\"node-0\"]"));

        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(broken::nodePauses)
                .withMessageContaining("harvesterhci.io/node-upgrade-pause-map")
                .withMessageContaining("found a list; expected a mapping");
    }

    @Test
    void showsHowItEnded() {
        assertThat(RUNNING.state()).contains(Upgrade.State.SUCCEEDED);
    }
}

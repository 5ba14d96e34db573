package io.githops.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Eventually;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.lease.Sharding;
import io.githops.model.GroupVersionKind;
import io.githops.reconcile.Reconciler;
import io.githops.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A snippet of the guide. */
@Timeout(120)
class FleetExampleTest {
    @TempDir
    Path folder;

    @Test
    void reconcilesManyClustersWithSeveralReplicas() throws IOException {
        Files.writeString(
                folder.resolve("config.yaml"),
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: default}\n");
        try (var embedded = EmbeddedHarvester.create();
                var lab = Harvester.over(embedded.transport());
                var management = Harvester.over(embedded.transport());
                var source = Source.directory(folder)) {
            // region fleet
            var replicas = Sharding.builder(management, "default", "githops").build();
            var fleet = Fleet.builder().atOnce(8).shared(replicas).build();
            fleet.add("lab", Map.of("stage", "canary"), member -> Reconciler.builder(source, member.fence(lab)));
            replicas.start();
            fleet.start();
            // endregion

            Eventually.await(
                    "a synced member",
                    () -> lab.get(GroupVersionKind.of("v1", "ConfigMap"), "default", "web")
                            .isPresent());
            assertThat(fleet.state().members()).hasSize(1);
            fleet.close();
            replicas.close();
        }
    }
}

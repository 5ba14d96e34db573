package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.Applier;
import io.githops.diff.Plan;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snippet of the guide. */
class ExecutorExampleTest {
    @TempDir
    Path folder;

    @Test
    void executesAnApprovedPlanByItself() throws IOException {
        Files.writeString(
                folder.resolve("config.yaml"),
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: default}\n");
        List<Applier.Write> writes = new CopyOnWriteArrayList<>();
        try (var embedded = EmbeddedHarvester.create();
                var harvester = Harvester.over(embedded.transport());
                var source = Source.directory(folder);
                var reconciler = Reconciler.builder(source, harvester).build()) {
            Plan plan = reconciler.plan();
            String reviewed = plan.hash();
            // region execute
            Executor executor = Executor.builder(harvester)
                    .preflight(Preflight.ALL) // have the server check every change before the first one is made
                    .applier(direct -> Applier.recording(direct, writes::add)) // put something in between
                    .build();
            SyncResult result = executor.execute(plan.approve(reviewed));
            // endregion

            assertThat(result.succeeded()).isTrue();
            assertThat(writes).extracting(write -> write.resource().name()).contains("web");
        }
    }
}

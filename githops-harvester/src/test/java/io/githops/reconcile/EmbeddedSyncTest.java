package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.diff.Approval;
import io.githops.diff.Guard;
import io.githops.diff.Plan;
import io.githops.diff.Prune;
import io.githops.diff.RefusedPlanException;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.GroupVersionKind;
import io.githops.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the guide and of the module's front page. */
class EmbeddedSyncTest {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");
    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: config}
            data: {colour: green}
            """;
    private static final String CLAIM = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data}
            spec:
              accessModes: [ReadWriteMany]
              volumeMode: Block
              resources: {requests: {storage: 1Gi}}
            """;

    @TempDir
    Path folder;

    @Test
    void makesAFolderComeTrueInAnEmbeddedHarvester() throws IOException {
        Files.writeString(folder.resolve("config.yaml"), CONFIG);

        // region embedded
        try (var embedded = EmbeddedHarvester.builder().realTime().start();
                var harvester = Harvester.over(embedded.transport());
                var source = Source.directory(folder);
                var reconciler = Reconciler.builder(source, harvester).build()) {
            SyncResult result = reconciler.sync();

            assertThat(result.succeeded()).isTrue();
            assertThat(harvester.get(CONFIG_MAP, "default", "config")).isPresent();
            assertThat(reconciler.plan().isEmpty()).isTrue();
        }
        // endregion
    }

    @Test
    void deletesAVolumeOnlyWhenThePlanWasApproved() throws IOException {
        Files.writeString(folder.resolve("config.yaml"), CONFIG);
        Files.writeString(folder.resolve("data.yaml"), CLAIM);
        try (var embedded = EmbeddedHarvester.builder().realTime().start();
                var harvester = Harvester.over(embedded.transport());
                var source = Source.directory(folder);
                var reconciler =
                        Reconciler.builder(source, harvester).prune(Prune.OWNED).build()) {
            assertThat(reconciler.sync().succeeded()).isTrue();
            Files.delete(folder.resolve("data.yaml"));

            assertThatThrownBy(reconciler::sync).isInstanceOf(RefusedPlanException.class);
            // region approve
            Plan plan = reconciler.plan();
            List<Guard> guards = plan.guards(); // PersistentVolumeClaim default/data: would be lost: …
            Plan approved = plan.with(Approval.parse("data-loss:PersistentVolumeClaim/default/data"));
            SyncResult result = reconciler.execute(approved.approveUnguarded());
            // endregion

            assertThat(guards).extracting(Guard::code).containsExactly(Guard.Code.DATA_LOSS);
            assertThat(result.succeeded()).isTrue();
        }
    }

    @Test
    @Timeout(60)
    void syncsInTheBackground() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("config.yaml"), CONFIG);
        var done = new CountDownLatch(1);
        try (var embedded = EmbeddedHarvester.builder().realTime().start();
                var harvester = Harvester.over(embedded.transport());
                var source = Source.directory(folder)) {
            try (var reconciler = Reconciler.builder(source, harvester)
                    .interval(Duration.ofMinutes(1))
                    .listener(event -> {
                        if (event instanceof SyncEvent.Finished finished
                                && finished.result().succeeded()) {
                            done.countDown();
                        }
                    })
                    .build()) {
                reconciler.start();
                done.await();
            }

            assertThat(harvester.get(CONFIG_MAP, "default", "config")).isPresent();
        }
    }
}

package io.githops.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.SyncEvent;
import io.githops.source.Source;
import io.githops.webhook.Webhooks;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PushedSyncTest {
    private static final String SECRET = "correct horse";

    @TempDir
    Path folder;

    @Test
    void takesUpWhatWasPushedLongBeforeTheNextLook() throws Exception {
        var finished = new LinkedBlockingQueue<SyncEvent.Finished>();
        Files.writeString(folder.resolve("settings.yaml"), Manifests.configMap("settings", "blue"));
        try (EmbeddedHarvester embedded = EmbeddedHarvester.create();
                Harvester cluster = Harvester.over(embedded.transport());
                Source source = Source.directory(folder);
                Reconciler reconciler = Reconciler.builder(source, cluster)
                        .interval(Duration.ofHours(1))
                        .listener(event -> {
                            if (event instanceof SyncEvent.Finished end) {
                                finished.add(end);
                            }
                        })
                        .build();
                var receiver = new PushReceiver(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Webhooks.builder(SECRET).build(),
                        event -> event.concerns("git@git.example:team/infra.git", "main"),
                        reconciler::trigger,
                        refused -> {})) {
            reconciler.start();
            SyncEvent.Finished first = finished.poll(30, TimeUnit.SECONDS);

            Files.writeString(folder.resolve("settings.yaml"), Manifests.configMap("settings", "green"));
            int status = Pushed.send(receiver.address(), Pushed.push("refs/heads/main"), SECRET);
            SyncEvent.Finished second = finished.poll(30, TimeUnit.SECONDS);

            assertThat(status).isEqualTo(202);
            assertThat(first).isNotNull();
            assertThat(second).isNotNull();
            assertThat(second.result().plan().revision())
                    .isNotEqualTo(first.result().plan().revision());
        }
    }
}

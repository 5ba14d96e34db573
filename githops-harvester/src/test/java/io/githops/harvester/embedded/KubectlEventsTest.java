package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.audit.Workshop;
import io.githops.notify.ClusterEvents;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KubectlEventsTest {
    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: config, namespace: default}
            data: {colour: green}
            """;

    @TempDir
    Path folder;

    @Test
    void showsWhatASyncDidToAnObject() throws Exception {
        try (Workshop workshop = new Workshop()) {
            Kubectl kubectl = Kubectl.of(workshop.embedded, folder);
            try (ClusterEvents events = ClusterEvents.builder(workshop.cluster).build();
                    var reconciler = workshop.reconciler(workshop.cluster)
                            .listener(events)
                            .build()) {
                workshop.commit("c1", "Begin", CONFIG);
                reconciler.sync();
                workshop.commit("c2", "Paint it red", CONFIG.replace("green", "red"));
                reconciler.sync();
            }

            assertThat(kubectl.end("describe", "cm", "config").printed())
                    .containsPattern("Normal +Applied +\\d+s \\(x2 over \\d+s\\) +githops +as in main@c2: data.colour");
            assertThat(kubectl.end("get", "events").printed())
                    .containsPattern("Normal +Applied +configmap/config +as in main@c2: data.colour");
        }
    }
}

package io.githops.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.git.GitSource;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.SyncResult;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleEnvironmentTest {

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void comesUpOnAnEmptyClusterAndThenStaysAsItIs(String environment, @TempDir Path folder) throws Exception {
        try (var repository = SampleRepository.create(folder, "Mira Okafor");
                var cluster = LabCluster.start(folder);
                var source = GitSource.builder(repository.address())
                        .path(environment)
                        .build();
                var reconciler = Reconciler.builder(source, cluster.client()).build()) {

            SyncResult first = reconciler.sync();
            SyncResult second = reconciler.sync();

            assertThat(first.plan().warnings()).isEmpty();
            assertThat(first.succeeded()).isTrue();
            assertThat(cluster.machine("web").isRunning()).isTrue();
            assertThat(cluster.machine("database").isRunning()).isTrue();
            assertThat(second.plan().isEmpty()).isTrue();
        }
    }
}

package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStoreTest {

    @TempDir
    Path folder;

    private TestRepository repository;

    @BeforeEach
    void createRepository() throws IOException {
        repository = TestRepository.create(folder.resolve("infra.git"));
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void beginsAnewWhenItHoldsManyPacks(boolean onDisk) throws IOException {
        try (ObjectStore store = store(onDisk)) {
            ObjectId first = fetchNewCommit(store);
            fetchNewCommit(store);
            fetchNewCommit(store);
            assertThat(has(store, first)).isTrue();

            ObjectId fourth = fetchNewCommit(store);

            assertThat(has(store, first)).isFalse();
            assertThat(has(store, fourth)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesNothingOutThatIsNotTrusted(boolean onDisk) throws IOException {
        try (ObjectStore store = store(onDisk)) {
            ObjectId first = fetchNewCommit(store);

            store.distrust();

            assertThat(has(store, first)).isFalse();
            assertThat(has(store, fetchNewCommit(store))).isTrue();
            assertThat(has(store, first)).as("begun anew").isFalse();
        }
    }

    @Test
    void keepsWhatItHasOnDiskUntilSomethingBetterIsThere() throws IOException {
        try (ObjectStore store = store(true)) {
            ObjectId first = fetchNewCommit(store);
            store.distrust();

            assertThatThrownBy(() -> store.add(local -> {
                        throw new IOException("cut");
                    }))
                    .hasMessage("cut");

            assertThat(has(store, first)).isFalse();
            try (ObjectStore other = store(true)) {
                assertThat(has(other, first)).isTrue();
            }
            assertThat(siblings()).containsExactly("infra.git", "infra.git.lock");
        }
    }

    @Test
    void trustsARepositoryThatAnotherHasReplaced() throws IOException {
        try (ObjectStore store = store(true);
                ObjectStore other = store(true)) {
            fetchNewCommit(store);
            store.repository();
            other.repository();
            other.distrust();
            ObjectId second = fetchNewCommit(other);

            store.distrust();

            assertThat(has(store, second)).isTrue();
        }
    }

    @Test
    void removesWhatAKilledProcessLeftBehind() throws IOException {
        try (ObjectStore store = store(true)) {
            fetchNewCommit(store);
            Path repository = folder.resolve("cache/infra.git");
            List<Path> leftovers = List.of(
                    repository.resolve("shallow.lock"),
                    repository.resolve("refs/heads/main.lock"),
                    repository.resolve("objects/incoming_123.pack"),
                    repository.resolve("objects/pack/pack-1234567890123456789012345678901234567890.pack"),
                    folder.resolve("cache/infra.git.new-1/HEAD"),
                    folder.resolve("cache/infra.git.old-1/HEAD"));
            for (Path leftover : leftovers) {
                Files.createDirectories(leftover.getParent());
                Files.writeString(leftover, "half");
            }

            ObjectId next = fetchNewCommit(store);

            assertThat(has(store, next)).isTrue();
            assertThat(leftovers).noneMatch(Files::exists);
            assertThat(siblings()).containsExactly("infra.git", "infra.git.lock");
        }
    }

    @Test
    void waitsForAnotherThatAddsOnlySoLong() throws IOException {
        try (ObjectStore store = ObjectStore.of(folder.resolve("cache/infra.git"), 3, Duration.ofMillis(1));
                FolderLock lock =
                        FolderLock.of(folder.resolve("cache/infra.git")).take(Duration.ofMinutes(1))) {
            var failure = new CompletableFuture<Throwable>();

            new Thread(() -> failure.complete(catchThrowable(() -> fetchNewCommit(store)))).start();

            assertThat(failure.join())
                    .isInstanceOf(SourceUnavailableException.class)
                    .hasMessageContaining("another source of this process has held this lock for 0 s")
                    .hasMessageContaining("give each process a cache folder of its own");
            assertThat(lock).isNotNull();
        }
    }

    private ObjectStore store(boolean onDisk) {
        return ObjectStore.of(onDisk ? folder.resolve("cache/infra.git") : null, 3, Duration.ofMinutes(1));
    }

    private static boolean has(ObjectStore store, ObjectId id) throws IOException {
        return store.repository().getObjectDatabase().has(id);
    }

    private List<String> siblings() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private ObjectId fetchNewCommit(ObjectStore store) throws IOException {
        String id = repository.commit("Nothing new");
        return store.add(local -> {
            try (Transport transport = Transport.open(local, new URIish(repository.url()))) {
                transport.setDepth(1);
                transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec("+refs/heads/main:refs/heads/main")));
                return ObjectId.fromString(id);
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}

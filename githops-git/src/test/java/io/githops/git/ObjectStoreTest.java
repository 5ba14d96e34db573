package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
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
    void beginsAnewWhenItHoldsManyPacks(boolean onDisk) throws IOException, URISyntaxException {
        try (ObjectStore store = new ObjectStore(onDisk ? folder.resolve("cache/infra.git") : null, 3)) {
            ObjectId first = fetchNewCommit(store);
            fetchNewCommit(store);
            fetchNewCommit(store);
            assertThat(store.repository().getObjectDatabase().has(first)).isTrue();

            ObjectId fourth = fetchNewCommit(store);

            assertThat(store.repository().getObjectDatabase().has(first)).isFalse();
            assertThat(store.repository().getObjectDatabase().has(fourth)).isTrue();
        }
    }

    @Test
    void forgetsWhatItHeldWhenTold() throws IOException, URISyntaxException {
        try (ObjectStore store = new ObjectStore(null, 3)) {
            ObjectId id = fetchNewCommit(store);

            store.discard();

            assertThat(store.repository().getObjectDatabase().has(id)).isFalse();
        }
    }

    private ObjectId fetchNewCommit(ObjectStore store) throws IOException, URISyntaxException {
        String id = repository.commit("Nothing new");
        try (Transport transport = Transport.open(store.repositoryToFetchInto(), new URIish(repository.url()))) {
            transport.setDepth(1);
            transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec("+refs/heads/main:refs/heads/main")));
        }
        return ObjectId.fromString(id);
    }
}

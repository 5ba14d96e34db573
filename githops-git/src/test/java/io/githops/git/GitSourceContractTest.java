package io.githops.git;

import io.githops.source.Source;
import io.githops.source.junit.SourceContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class GitSourceContractTest extends SourceContract {
    @TempDir
    Path folder;

    TestRepository repository;
    private Set<String> published = Set.of();

    @BeforeEach
    void createRepository() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    @Override
    protected Source source() {
        return GitSource.builder(repository.url()).build();
    }

    @Override
    protected void publish(Map<String, String> files) {
        published.forEach(repository::remove);
        files.forEach(repository::file);
        published = files.keySet();
        try {
            repository.commit("Change " + published);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

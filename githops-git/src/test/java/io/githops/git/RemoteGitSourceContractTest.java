package io.githops.git;

import io.githops.source.LastGoodSource;
import io.githops.source.Source;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Over HTTP, with a cache on disk, and going on with the last good commit. */
class RemoteGitSourceContractTest extends GitSourceContractTest {
    private GitHttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = GitHttpServer.start(repository.repository());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Override
    protected Source source() {
        return LastGoodSource.of(
                GitSource.builder(server.url()).cache(folder.resolve("cache")).build());
    }
}

package io.githops.git;

import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that does not cut history. */
class WholeHistoryServerTest {
    @TempDir
    Path folder;

    private TestRepository repository;
    private GitHttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository.file("web.yaml", configMap("web")).commit("Add web");
        repository.file("db.yaml", configMap("db")).commit("Add db");
        server = GitHttpServer.start(new Backend(repository.repository()));
    }

    @AfterEach
    void stopServer() {
        server.close();
        repository.close();
    }

    @Test
    void isReadWithAllItsHistory() throws IOException {
        try (GitSource source = GitSource.builder(server.url()).build()) {
            assertThat(names(source.fetch())).containsExactly("db", "web");
            repository.file("shop.yaml", configMap("shop")).commit("Add shop");

            assertThat(names(source.fetch())).containsExactly("db", "shop", "web");
        }
    }

    @Test
    void isReadIntoACacheFolder() throws IOException {
        for (String added : List.of("a", "b")) {
            repository.file(added + ".yaml", configMap(added)).commit("Add " + added);
            try (GitSource source = GitSource.builder(server.url())
                    .cache(folder.resolve("cache"))
                    .build()) {
                assertThat(names(source.fetch())).contains(added, "db", "web");
            }
        }
    }

    /** Says another word, as long, in the place of the one for history that is cut. */
    private record Backend(Repository repository) implements GitHttpServer.Backend {
        @Override
        public void advertise(String protocol, OutputStream out) throws IOException {
            var told = new ByteArrayOutputStream();
            uploadPack(protocol).sendAdvertisedRefs(new PacketLineOutRefAdvertiser(new PacketLineOut(told)), null);
            String text = told.toString(StandardCharsets.ISO_8859_1);
            out.write(text.replaceAll("([ =])shallow", "$1unknown").getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public void serve(String protocol, InputStream in, OutputStream out) throws IOException {
            uploadPack(protocol).upload(in, out, null);
        }

        private UploadPack uploadPack(String protocol) {
            var uploadPack = new UploadPack(repository);
            uploadPack.setBiDirectionalPipe(false);
            uploadPack.setExtraParameters(protocol.isEmpty() ? List.of() : List.of(protocol));
            return uploadPack;
        }
    }
}

package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GitSourceCacheTest {

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
        server = GitHttpServer.start(repository.repository());
    }

    @AfterEach
    void stopServer() {
        server.close();
        repository.close();
    }

    @Test
    void keepsABareRepositoryNamedAfterTheAddress() throws IOException {
        fetch(source());

        assertThat(cached().getFileName().toString()).matches("infra-[0-9a-f]{8}\\.git");
        assertThat(cached().resolve("HEAD")).exists();
    }

    @Test
    void letsTheNextSourceReadWithoutFetching() throws IOException {
        fetch(source());
        int requests = server.requests().size();

        assertThat(names(fetch(source()))).containsExactly("db", "web");
        assertThat(server.requests().size() - requests)
                .as("listing the names takes one request")
                .isEqualTo(1);
    }

    @Test
    void fetchesOnlyWhatIsNewIntoAFullCache() throws IOException {
        fetch(source());
        repository.file("vm.yaml", configMap("vm")).commit("Add vm");

        assertThat(names(fetch(source()))).containsExactly("db", "vm", "web");
    }

    @Test
    void survivesAServerThatTalksNonsense() {
        fetch(source());
        server.portal(true);
        failure(SourceUnavailableException.class, source());
        server.portal(false);
        int requests = server.requests().size();

        fetch(source());

        assertThat(server.requests().size() - requests)
                .as("listing the names takes one request")
                .isEqualTo(1);
    }

    @Test
    void isSharedByRepositoriesAndBySourcesAtTheSameTime() throws IOException {
        try (TestRepository other = TestRepository.create(folder.resolve("other/infra.git"));
                GitHttpServer otherServer = GitHttpServer.start(other.repository());
                GitSource first = source().build();
                GitSource second = source().build();
                GitSource third =
                        GitSource.builder(otherServer.url()).cache(cache()).build()) {
            other.file("nas.yaml", configMap("nas")).commit("Add nas");

            assertThat(names(first.fetch())).containsExactly("db", "web");
            assertThat(names(second.fetch())).containsExactly("db", "web");
            assertThat(names(third.fetch())).containsExactly("nas");
        }
    }

    @ParameterizedTest
    @EnumSource
    void fetchesEverythingAgainWhenTheCacheIsDamaged(Damage damage) throws IOException {
        fetch(source());
        damage.inflictOn(cached());

        assertThat(names(fetch(source()))).containsExactly("db", "web");
        assertThat(names(fetch(source()))).containsExactly("db", "web");
    }

    @Test
    void saysThatTheFolderCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(failure(
                        SourceUnavailableException.class,
                        GitSource.builder(server.url()).cache(file)))
                .hasMessageStartingWith(server.url() + ": objects cannot be kept in " + file)
                .hasMessageEndingWith("; expected a folder that this process may write; check cache(...) (GH2001)");
    }

    private GitSourceBuilder source() {
        return GitSource.builder(server.url()).cache(cache());
    }

    private Path cache() {
        return folder.resolve("cache/of/sources");
    }

    private Path cached() throws IOException {
        try (var entries = Files.list(cache())) {
            List<Path> folders = entries.filter(Files::isDirectory).toList();
            assertThat(folders).hasSize(1);
            return folders.get(0);
        }
    }

    enum Damage {
        EMPTY_FOLDER {
            @Override
            void inflictOn(Path repository) throws IOException {
                deleteFiles(repository, "");
            }
        },
        NO_OBJECTS {
            @Override
            void inflictOn(Path repository) throws IOException {
                deleteFiles(repository, "objects");
            }
        },
        MALFORMED_CONFIGURATION {
            @Override
            void inflictOn(Path repository) throws IOException {
                Files.writeString(repository.resolve("config"), "[core\n\trepositoryformatversion = ?");
            }
        },
        UNKNOWN_FORMAT {
            @Override
            void inflictOn(Path repository) throws IOException {
                Files.writeString(repository.resolve("config"), "[core]\n\trepositoryformatversion = 99\n");
            }
        },
        TRUNCATED_PACK {
            @Override
            void inflictOn(Path repository) throws IOException {
                for (Path pack : files(repository, ".pack")) {
                    Files.write(pack, new byte[] {'P', 'A', 'C', 'K', 0, 0});
                }
            }
        },
        SCRAMBLED_PACK {
            @Override
            void inflictOn(Path repository) throws IOException {
                for (Path pack : files(repository, ".pack")) {
                    byte[] content = Files.readAllBytes(pack);
                    for (int i = 12; i < content.length - 20; i++) {
                        content[i] ^= 0x55;
                    }
                    Files.write(pack, content);
                }
            }
        },
        TRUNCATED_INDEX {
            @Override
            void inflictOn(Path repository) throws IOException {
                for (Path index : files(repository, ".idx")) {
                    index.toFile().setWritable(true);
                    Files.write(index, new byte[10]);
                }
            }
        },
        SCRAMBLED_BRANCH {
            @Override
            void inflictOn(Path repository) throws IOException {
                Files.writeString(repository.resolve("refs/heads/main"), "not an id\n");
                deleteFiles(repository, "objects");
            }
        };

        abstract void inflictOn(Path repository) throws IOException;

        private static void deleteFiles(Path repository, String under) throws IOException {
            for (Path file : files(repository.resolve(under), "")) {
                Files.delete(file);
            }
        }

        private static List<Path> files(Path repository, String suffix) throws IOException {
            try (var walk = Files.walk(repository)) {
                return walk.filter(Files::isRegularFile)
                        .filter(file -> file.toString().endsWith(suffix))
                        .toList();
            }
        }
    }
}

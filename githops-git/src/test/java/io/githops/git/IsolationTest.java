package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.Fetching.source;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.source.SourceUnauthorizedException;
import java.io.File;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.HttpTransport;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationTest {

    @TempDir
    Path folder;

    private TestRepository repository;
    private GitHttpServer server;
    private SystemReader original;

    @BeforeEach
    void installUserConfiguration() throws IOException {
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository.file("web.yaml", configMap("web")).commit("Add web");
        server = GitHttpServer.start(repository.repository());
        Path settings = Files.writeString(folder.resolve("gitconfig"), """
                [http]
                    proxy = 127.0.0.1:1
                    extraHeader = Authorization: Bearer of-the-user
                [url "http://127.0.0.1:1/"]
                    insteadOf = %s
                """.formatted(server.url()));
        original = SystemReader.getInstance();
        SystemReader.setInstance(new UserSettings(original, settings.toFile()));
    }

    @AfterEach
    void restoreUserConfiguration() {
        SystemReader.setInstance(original);
        server.close();
        repository.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lendsNoSettingOfTheUserToAnExchange(boolean onDisk) {
        var builder = GitSource.builder(server.url());

        var snapshot = fetch(onDisk ? builder.cache(folder.resolve("cache")) : builder);

        assertThat(names(snapshot)).containsExactly("web");
        assertThat(server.requests()).isNotEmpty().allMatch(request -> request.endsWith(" null"));
    }

    @Test
    void lendsNoSettingOfTheUserToALocalRepository() throws IOException {
        var paths = new FileRepositoryBuilder().setGitDir(repository.folder().toFile());

        try (var opened = IsolatedRepository.open(paths)) {
            assertThat(opened.getConfig().getString("http", null, "proxy")).isNull();
            assertThat(opened.getConfig().getBoolean("core", "bare", false)).isTrue();
        }
    }

    @Test
    void leavesWhatTheProcessSharesAsItWas() {
        var sessions = SshSessionFactory.getInstance();
        var connections = HttpTransport.getConnectionFactory();
        var credentials = CredentialsProvider.getDefault();
        var reader = SystemReader.getInstance();

        fetch(source(server.url(), access -> access.credentials(() -> GitCredentials.bearerToken("t"))));

        assertThat(SshSessionFactory.getInstance()).isSameAs(sessions);
        assertThat(HttpTransport.getConnectionFactory()).isSameAs(connections);
        assertThat(CredentialsProvider.getDefault()).isSameAs(credentials);
        assertThat(SystemReader.getInstance()).isSameAs(reader);
    }

    @Test
    void asksNeitherAuthenticatorNorCookiesOfTheProcess() {
        server.require("Basic YWRhOnMzY3JldA==");
        var asked = new AtomicInteger();
        CookieHandler cookies = CookieHandler.getDefault();
        CookieHandler.setDefault(new CookieManager() {
            @Override
            public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
                asked.incrementAndGet();
                return Map.of();
            }
        });
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                asked.incrementAndGet();
                return new PasswordAuthentication("ada", "s3cret".toCharArray());
            }
        });
        try {
            assertThat(failure(SourceUnauthorizedException.class, GitSource.builder(server.url())))
                    .hasMessageContaining("none were given");
            assertThat(asked).hasValue(0);
        } finally {
            Authenticator.setDefault(null);
            CookieHandler.setDefault(cookies);
        }
    }

    /** Gives one file as the user's configuration, and none for the system. */
    private static final class UserSettings extends SystemReader.Delegate {
        private final File file;

        UserSettings(SystemReader original, File file) {
            super(original);
            this.file = file;
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return new FileBasedConfig(parent, file, fs);
        }
    }
}

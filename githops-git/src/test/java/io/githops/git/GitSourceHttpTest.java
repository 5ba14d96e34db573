package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.Fetching.source;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.source.SourceException;
import io.githops.source.SourceUnauthorizedException;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitSourceHttpTest {
    private static final String BASIC = "Basic YWRhOnMzY3JldA==";

    @TempDir
    Path folder;

    private TestRepository repository;
    private GitHttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository.file("web.yaml", configMap("web")).commit("Add web");
        server = GitHttpServer.start(repository.repository());
    }

    @AfterEach
    void stopServer() {
        server.close();
        repository.close();
    }

    @Test
    void asksAServerOfManyNamesForThoseOfInterest() throws IOException {
        String id = repository.repository().resolve("main").name();
        for (int i = 0; i < 1_000; i++) {
            repository.point("refs/pull/" + i + "/head", id);
        }
        try (GitSource source = GitSource.builder(server.url()).build()) {
            var first = source.fetch();
            int requests = server.requests().size();

            assertThat(source.fetch()).isSameAs(first);
            assertThat(server.requests().subList(requests, server.requests().size()))
                    .containsExactly("GET /infra.git/info/refs null", "POST /infra.git/git-upload-pack null");
        }
    }

    @Test
    void seesNewCommitsAndFetchesNothingElse() throws IOException {
        try (GitSource source = GitSource.builder(server.url()).build()) {
            var first = source.fetch();
            int requests = server.requests().size();
            assertThat(source.fetch()).isSameAs(first);
            assertThat(server.requests().subList(requests, server.requests().size()))
                    .as("one round trip")
                    .containsExactly("GET /infra.git/info/refs null");

            repository.file("db.yaml", configMap("db")).commit("Add db");
            assertThat(names(source.fetch())).containsExactly("db", "web");

            repository.remove("db.yaml").commit("Revert");
            assertThat(names(source.fetch())).containsExactly("web");
        }
    }

    @Test
    void readsACommitThatIsHereWithoutAskingTheServer() throws IOException {
        String id = repository.commit("Nothing new");
        try (GitSource source = GitSource.builder(server.url()).ref(id).build()) {
            var first = source.fetch();

            server.close();

            assertThat(source.fetch()).isSameAs(first);
        }
    }

    @Test
    void sendsAPasswordWithEachRequest() {
        server.require(BASIC);

        var snapshot = fetch(showing(() -> GitCredentials.password("ada", "s3cret")));

        assertThat(names(snapshot)).containsExactly("web");
        assertThat(server.requests()).allMatch(request -> request.endsWith(BASIC));
    }

    @Test
    void takesThePasswordFromTheAddress() {
        server.require(BASIC);

        assertThat(names(fetch(GitSource.builder(withUser(server.url()))))).containsExactly("web");
    }

    @Test
    void asksForATokenAgainWhenItIsRotated() {
        Queue<String> tokens = new ArrayDeque<>(List.of("old", "new"));
        server.require("Bearer old");
        try (GitSource source =
                showing(() -> GitCredentials.bearerToken(tokens.remove())).build()) {
            var first = source.fetch();

            server.require("Bearer new");

            assertThat(source.fetch()).isSameAs(first);
        }
    }

    @Test
    void sendsNoCredentialsToTheServerItIsRedirectedTo() throws IOException {
        try (GitHttpServer other = GitHttpServer.start(repository.repository())) {
            server.redirectTo(other);

            fetch(showing(() -> GitCredentials.bearerToken("s3cret")));

            assertThat(server.requests()).isNotEmpty().allMatch(request -> request.endsWith("Bearer s3cret"));
            assertThat(other.requests()).isNotEmpty().allMatch(request -> request.endsWith(" null"));
        }
    }

    @Test
    void saysThatARedirectionLeadsAwayFromTheCredentials() throws IOException {
        try (GitHttpServer other = GitHttpServer.start(repository.repository()).require(BASIC)) {
            server.redirectTo(other);

            assertThat(failure(SourceUnauthorizedException.class, GitSource.builder(withUser(server.url()))))
                    .hasMessageStartingWith(
                            server.url() + ": the server sends its callers elsewhere, where credentials are"
                                    + " asked for (HTTP 401) but not sent; expected credentials");
        }
    }

    @Test
    void givesUpOnARedirectionInCircles() {
        server.redirectTo(server);

        assertThat(failure(SourceUnavailableException.class, GitSource.builder(server.url())))
                .hasMessage(
                        server.url() + ": the server sends its callers elsewhere (HTTP 302); expected the repository"
                                + " itself; find its present address (GH2001)");
    }

    @Test
    void saysThatCredentialsAreMissing() {
        server.require(BASIC);

        assertThat(failure(SourceUnauthorizedException.class, GitSource.builder(server.url())))
                .hasMessage(server.url() + ": the server asks for credentials (HTTP 401) and none were given; expected"
                        + " credentials that may read the repository at this address; check credentials(...)"
                        + " (GH2005)");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void saysThatCredentialsAreWrong(int status) {
        server.status(status);

        assertThat(failure(SourceUnauthorizedException.class, GitSource.builder(withUser(server.url()))))
                .hasMessage(server.url() + ": the server refused the credentials (HTTP " + status + "); expected"
                        + " credentials that may read the repository at this address; check credentials(...)"
                        + " (GH2005)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    404 | the server has no repository here (HTTP 404)
                    410 | the server has no repository here (HTTP 410)
                    429 | the server has trouble (HTTP 429)
                    500 | the server has trouble (HTTP 500)
                    503 | the server has trouble (HTTP 503)
                    """)
    void saysWhatTheServerAnswered(int status, String found) {
        server.status(status);

        assertThat(failure(SourceUnavailableException.class, GitSource.builder(server.url())))
                .hasMessageStartingWith(server.url() + ": " + found + "; expected ")
                .hasMessageEndingWith("(GH2001)");
    }

    @Test
    void saysThatTheServerIsNoGitServer() {
        server.portal(true);

        assertThat(failure(SourceUnavailableException.class, GitSource.builder(server.url())))
                .hasMessageContainingAll(server.url() + ": what the server sent cannot be used", "check the address");
    }

    @Test
    void saysThatNobodyListens() {
        server.close();

        assertThat(failure(SourceUnavailableException.class, GitSource.builder(server.url())))
                .hasMessage(server.url() + ": the host accepts no connection; expected a server at this host and port;"
                        + " check address and network, or try again later (GH2001)");
    }

    @Test
    void givesUpOnASilentServer() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + silent.getLocalPort() + "/infra.git";

            assertThat(failure(
                            SourceUnavailableException.class,
                            source(address, access -> access.timeout(Duration.ofMillis(200)))))
                    .hasMessageStartingWith(address + ": the server was silent for 1 s; expected an answer");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 401, 403, 404, 500})
    void neverShowsWhatTheAddressCarries(int status) {
        server.status(status);
        if (status == 0) {
            server.close();
        }

        var failure = failure(SourceException.class, GitSource.builder(withUser(server.url())));

        assertThat(failure).hasMessageContaining(server.url()).hasNoCause();
        assertThat(failure.toString()).doesNotContain("ada", "s3cret", "YWRhOn");
    }

    private GitSourceBuilder showing(Supplier<GitCredentials> credentials) {
        return source(server.url(), access -> access.credentials(credentials));
    }

    private static String withUser(String url) {
        return url.replace("://", "://ada:s3cret@");
    }
}

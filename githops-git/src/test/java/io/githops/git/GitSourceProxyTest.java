package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.source.SourceException;
import io.githops.source.SourceUnauthorizedException;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitSourceProxyTest {

    @TempDir
    Path folder;

    private TestRepository repository;
    private HttpProxy proxy;

    @BeforeEach
    void startProxy() throws IOException {
        JGitLog.silence();
        repository = RelayedRepository.repository(folder);
        proxy = HttpProxy.start();
    }

    @AfterEach
    void stopProxy() throws IOException {
        proxy.close();
        repository.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "git", "ssh"})
    void goesThroughATunnel(String scheme) throws IOException {
        try (RelayedRepository remote = RelayedRepository.start(scheme, repository, folder)) {
            assertThat(names(fetch(remote.source(access -> access.proxy(proxy.url())))))
                    .containsExactly("db", "web");

            assertThat(proxy.requests())
                    .isNotEmpty()
                    .containsOnly("CONNECT 127.0.0.1:" + remote.relay().port());
        }
    }

    @Test
    void asksTheProxyItselfForPlainHttp() throws IOException {
        try (RelayedRepository remote = RelayedRepository.start("http", repository, folder)) {
            assertThat(names(fetch(remote.source(access -> access.proxy(proxy.url())))))
                    .containsExactly("db", "web");

            assertThat(proxy.requests().get(0))
                    .startsWith("GET http://127.0.0.1:" + remote.relay().port() + "/infra.git/info/refs");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https", "git", "ssh"})
    void showsTheProxyItsCredentialsAndAsksForThemEachTime(String scheme) throws IOException {
        proxy.require("Basic YWRhOnMzY3JldA==");
        var asked = new AtomicInteger();
        try (RelayedRepository remote = RelayedRepository.start(scheme, repository, folder)) {
            var through = remote.source(access -> access.proxy(proxy.url(), () -> {
                asked.incrementAndGet();
                return GitCredentials.password("ada", "s3cret");
            }));

            try (GitSource source = through.build()) {
                assertThat(names(source.fetch())).containsExactly("db", "web");
                int first = asked.get();
                source.fetch();

                assertThat(first).isPositive();
                assertThat(asked).hasValueGreaterThan(first);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https", "git"})
    void saysThatTheProxyAsksForCredentials(String scheme) throws IOException {
        proxy.require("Basic YWRhOnMzY3JldA==");
        try (RelayedRepository remote = RelayedRepository.start(scheme, repository, folder)) {
            assertThat(failure(SourceUnauthorizedException.class, remote.source(access -> access.proxy(proxy.url()))))
                    .hasMessageContaining(": the proxy " + proxy.url().getAuthority()
                            + " asks for credentials, or refuses those given (HTTP 407);"
                            + " expected credentials that the proxy takes; check proxy(...)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "git", "ssh"})
    void saysThatTheProxyMakesNoConnection(String scheme) throws IOException {
        proxy.status(403);
        try (RelayedRepository remote = RelayedRepository.start(scheme, repository, folder)) {
            assertThat(failure(SourceUnavailableException.class, remote.source(access -> access.proxy(proxy.url()))))
                    .hasMessageContaining(
                            ": the proxy " + proxy.url().getAuthority() + " makes no connection to the host")
                    .hasMessageContaining("403")
                    .hasMessageContaining("check proxy(...), or ask whoever runs the proxy");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https", "git", "ssh"})
    void saysThatTheProxyCannotBeReached(String scheme) throws IOException {
        URI gone = proxy.url();
        proxy.close();
        try (RelayedRepository remote = RelayedRepository.start(scheme, repository, folder)) {
            assertThat(failure(SourceUnavailableException.class, remote.source(access -> access.proxy(gone))))
                    .hasMessageContaining(": the proxy " + gone.getAuthority() + " accepts no connection");
            assertThat(failure(
                            SourceUnavailableException.class,
                            remote.source(access -> access.proxy(URI.create("http://no-such-host.invalid:3128")))))
                    .hasMessageContaining(": the name of the proxy no-such-host.invalid:3128 is not known");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https", "git", "ssh"})
    void asksNoProxySelectorOfTheProcess(String scheme) throws IOException {
        ProxySelector original = ProxySelector.getDefault();
        ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", 1)));
        try (RelayedRepository remote = RelayedRepository.start(scheme, repository, folder)) {
            assertThat(names(fetch(remote.source(access -> access)))).containsExactly("db", "web");
        } finally {
            ProxySelector.setDefault(original);
        }
    }

    @Test
    void neverShowsTheProxysCredentials() throws IOException {
        proxy.require("Basic other");
        try (RelayedRepository remote = RelayedRepository.start("https", repository, folder)) {
            var through =
                    remote.source(access -> access.proxy(proxy.url(), () -> GitCredentials.password("ada", "s3cret")));

            assertThat(failure(SourceException.class, through).toString()).doesNotContain("ada", "s3cret", "YWRhOn");
        }
    }
}

package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches from the servers that come with the {@code git} program: its daemon, and its program behind web servers. */
class GitServersTest {

    @TempDir
    Path folder;

    private TestRepository repository;

    @BeforeEach
    void createRepository() throws IOException {
        JGitLog.silence();
        repository = RelayedRepository.repository(folder);
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    @Test
    void fetchesFromTheDaemon() throws IOException {
        assumeTrue(has("daemon"), "there is no git daemon");
        try (Peer daemon = Peer.answering(this::serveByDaemon);
                GitSource source = GitSource.builder("git://127.0.0.1:" + daemon.port() + "/infra.git")
                        .build()) {
            assertThat(names(source.fetch())).containsExactly("db", "web");

            repository.file("app.yaml", configMap("app")).commit("Add app");

            assertThat(names(source.fetch())).containsExactly("app", "db", "web");
        }
    }

    @Test
    void saysThatTheDaemonHasNoSuchRepository() throws IOException {
        assumeTrue(has("daemon"), "there is no git daemon");
        try (Peer daemon = Peer.answering(this::serveByDaemon)) {
            String url = "git://127.0.0.1:" + daemon.port() + "/other.git";

            assertThat(failure(SourceUnavailableException.class, GitSource.builder(url)))
                    .hasMessageStartingWith(url + ": ")
                    .hasMessageContaining("access denied or repository not exported");
        }
    }

    @Test
    void fetchesFromTheProgramBehindAWebServer() throws IOException {
        assumeTrue(has("http-backend"), "there is no git http-backend");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serveByProgram);
        server.start();
        try {
            String root = "http://127.0.0.1:" + server.getAddress().getPort();

            assertThat(names(fetch(GitSource.builder(root + "/infra.git")))).containsExactly("db", "web");
            assertThat(failure(SourceUnavailableException.class, GitSource.builder(root + "/other.git")))
                    .hasMessageContaining("the server has no repository here (HTTP 404)");
        } finally {
            server.stop(0);
        }
    }

    private void serveByDaemon(Socket line) throws IOException {
        Process daemon = start(Map.of(), "daemon", "--inetd", "--export-all", "--base-path=" + folder);
        Peer.start(() -> copy(line, daemon));
        daemon.getInputStream().transferTo(line.getOutputStream());
    }

    private static void copy(Socket line, Process daemon) {
        try (OutputStream out = daemon.getOutputStream()) {
            InputStream in = line.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                out.write(next);
                out.flush();
            }
        } catch (IOException e) {
            // One of them went away.
        }
    }

    /** As web servers call programs; the answer's length is not known, so it is sent in chunks. */
    private void serveByProgram(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        Process program = start(
                Map.of(
                        "GIT_PROJECT_ROOT", folder.toString(),
                        "GIT_HTTP_EXPORT_ALL", "1",
                        "GIT_PROTOCOL", Objects.requireNonNullElse(headers.getFirst("Git-Protocol"), ""),
                        "REQUEST_METHOD", exchange.getRequestMethod(),
                        "PATH_INFO", exchange.getRequestURI().getPath(),
                        "QUERY_STRING",
                                Objects.requireNonNullElse(
                                        exchange.getRequestURI().getQuery(), ""),
                        "CONTENT_TYPE", Objects.requireNonNullElse(headers.getFirst("Content-Type"), ""),
                        "HTTP_CONTENT_ENCODING", Objects.requireNonNullElse(headers.getFirst("Content-Encoding"), "")),
                "http-backend");
        try (OutputStream out = program.getOutputStream()) {
            exchange.getRequestBody().transferTo(out);
        }
        InputStream answer = program.getInputStream();
        int status = 200;
        for (String line = HttpHead.line(answer, 1000); !line.isEmpty(); line = HttpHead.line(answer, 1000)) {
            String[] header = line.split(": ", 2);
            if (header[0].equals("Status")) {
                status = Integer.parseInt(header[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(header[0], header[1]);
            }
        }
        exchange.sendResponseHeaders(status, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            answer.transferTo(out);
        }
    }

    private boolean has(String command) {
        try {
            Process path = start(Map.of(), "--exec-path");
            String programs = new String(path.getInputStream().readAllBytes()).strip();
            return Path.of(programs, "git-" + command).toFile().canExecute();
        } catch (IOException e) {
            return false;
        }
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<String>(List.of("git"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}

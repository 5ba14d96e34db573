package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.githops.cluster.UnauthorizedException;
import io.githops.cluster.UnavailableException;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PluginCredentialsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    private Program program;

    @BeforeEach
    void requireShell() {
        program = Program.in(folder);
    }

    @Test
    void keepsWhatHasNoEnd() throws IOException {
        PluginCredentials credentials = credentials(program.counting("{\"token\": \"COUNT\"}"), NOON);

        assertThat(credentials.identity().authorization()).isEqualTo("Bearer 1");
        assertThat(credentials.identity().authorization()).isEqualTo("Bearer 1");
    }

    @Test
    void keepsWhatHasNotRunOut() throws IOException {
        Path file = program.counting("{\"token\": \"COUNT\", \"expirationTimestamp\": \"2026-11-21T12:00:01Z\"}");
        PluginCredentials credentials = credentials(file, NOON);

        assertThat(credentials.identity()).isEqualTo(credentials.identity());
        assertThat(program.runs()).isOne();
    }

    @Test
    void asksAnewForWhatRanOut() throws IOException {
        Path file = program.counting("{\"token\": \"COUNT\", \"expirationTimestamp\": \"2026-11-21T12:00:00Z\"}");
        PluginCredentials credentials = credentials(file, NOON);

        assertThat(credentials.identity().authorization()).isEqualTo("Bearer 1");
        assertThat(credentials.identity().authorization()).isEqualTo("Bearer 2");
    }

    @Test
    void asksAnewForWhatWasRefused() throws IOException {
        PluginCredentials credentials = credentials(program.counting("{\"token\": \"COUNT\"}"), NOON);
        Identity first = credentials.identity();

        assertThat(credentials.renewed(first)).contains(new Identity("Bearer 2", null));
        assertThat(credentials.renewed(first)).as("renewed by then").contains(new Identity("Bearer 2", null));
        assertThat(program.runs()).isEqualTo(2);
    }

    @Test
    void hasNothingNewWhenThePluginSticksToWhatWasRefused() throws IOException {
        PluginCredentials credentials = credentials(program.answering("{\"token\": \"same\"}"), NOON);

        assertThat(credentials.renewed(credentials.identity())).isEmpty();
    }

    @Test
    void triesAgainAfterAFailure() throws IOException {
        PluginCredentials credentials = credentials(program.writing("exit 1"), NOON);

        assertThatExceptionOfType(UnauthorizedException.class).isThrownBy(credentials::identity);
        program.answering("{\"token\": \"a\"}");

        assertThat(credentials.identity().authorization()).isEqualTo("Bearer a");
    }

    @Test
    void runsThePluginOnceForAllThatAskMeanwhile() throws IOException {
        PluginCredentials credentials = credentials(program.counting("{\"token\": \"COUNT\"}"), NOON);
        var threads = Executors.newFixedThreadPool(8);
        try {
            var asked = Stream.generate(() -> CompletableFuture.supplyAsync(credentials::identity, threads))
                    .limit(8)
                    .toList();

            assertThat(asked)
                    .allSatisfy(one -> assertThat(one.join().authorization()).isEqualTo("Bearer 1"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anInterruptEndsThePlugin() throws Exception {
        Path started = folder.resolve("started");
        PluginCredentials credentials = credentials(program.writing("echo $$ > own; mv own started; sleep 600"), NOON);
        var thrown = new CompletableFuture<Throwable>();
        var thread = new Thread(() -> {
            Throwable failure = catchThrowable(credentials::identity);
            thrown.complete(Thread.currentThread().isInterrupted() ? failure : null);
        });
        thread.start();
        Eventually.await("the plugin runs", () -> Files.exists(started));

        thread.interrupt();

        assertThat(thrown.join()).isInstanceOf(UnavailableException.class).hasMessageContaining("interrupted");
        var left = ProcessHandle.of(Long.parseLong(Files.readString(started).strip()));
        assertThat(left.map(ProcessHandle::onExit).orElse(CompletableFuture.completedFuture(null)))
                .succeedsWithin(Duration.ofSeconds(30));
    }

    private static PluginCredentials credentials(Path file, Instant now) {
        var plugin = new CredentialPlugin(
                "here", "client.authentication.k8s.io/v1", file.toString(), List.of(), Map.of(), Mapping.empty(), "");
        return new PluginCredentials(plugin, Clock.fixed(now, ZoneOffset.UTC));
    }
}

package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Breaks connections at all phases: after so many tenths of what a whole fetch sends, from the first byte over names
 * and pack to the last.
 */
@Timeout(120)
class TransportFaultsTest {
    private static final int TENTHS = 10;
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Map<String, Long> BYTES = new ConcurrentHashMap<>();

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

    static Stream<Arguments> phases() {
        return Stream.of("http", "https", "git", "ssh")
                .flatMap(scheme ->
                        IntStream.rangeClosed(0, last(scheme)).mapToObj(tenths -> Arguments.of(scheme, tenths)));
    }

    /** What TLS and SSH say last, the pack does not need. */
    private static int last(String scheme) {
        return Set.of("https", "ssh").contains(scheme) ? TENTHS - 1 : TENTHS;
    }

    @ParameterizedTest(name = "{0} after {1} tenths")
    @MethodSource("phases")
    void saysThatTheConnectionWasCutAndServesWhatIsRightLater(String scheme, int tenths) throws IOException {
        try (RelayedRepository remote = RelayedRepository.start(scheme, repository, folder)) {
            long bytes = bytesOfAFetch(scheme, remote) * tenths / TENTHS;
            try (GitSource source = remote.source(access -> access).build()) {
                remote.relay().spoil(Relay.Fault.CUT, bytes - (tenths == TENTHS ? 1 : 0));

                assertThat(catchThrowable(source::fetch))
                        .isInstanceOf(SourceUnavailableException.class)
                        .hasMessageContaining(": the connection was cut: ")
                        .hasMessageContaining("; expected the whole answer of the server; try again later");

                remote.relay().heal();
                assertThat(names(source.fetch())).containsExactly("db", "web");
            }
        }
    }

    static Stream<Arguments> somePhases() {
        return Stream.of("http", "https", "git", "ssh")
                .flatMap(scheme -> IntStream.of(0, 3, 8).mapToObj(tenths -> Arguments.of(scheme, tenths)));
    }

    @ParameterizedTest(name = "{0} after {1} tenths")
    @MethodSource("somePhases")
    void givesUpOnAServerThatHangs(String scheme, int tenths) throws IOException {
        try (RelayedRepository remote = RelayedRepository.start(scheme, repository, folder)) {
            remote.relay().spoil(Relay.Fault.HANG, bytesOfAFetch(scheme, remote) * tenths / TENTHS);

            assertThat(failure(SourceUnavailableException.class, remote.source(access -> access.timeout(SHORT))))
                    .hasMessageMatching(
                            ".*: the (server|host) was silent for 1 s[^;]*; expected an answer in that time;.*");
        }
    }

    @ParameterizedTest(name = "{0} after {1} tenths")
    @MethodSource("somePhases")
    void givesUpOnAServerThatIsTooSlow(String scheme, int tenths) throws IOException {
        try (RelayedRepository remote = RelayedRepository.start(scheme, repository, folder)) {
            remote.relay().spoil(Relay.Fault.DRIP, bytesOfAFetch(scheme, remote) * tenths / TENTHS);

            assertThat(failure(SourceUnavailableException.class, remote.source(access -> access.deadline(SHORT))))
                    .hasMessageContaining(
                            ": the exchange took longer than 1 s; expected an end by then; try again later,"
                                    + " or allow more with deadline(...)");
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    private static long bytesOfAFetch(String scheme, RelayedRepository remote) {
        return BYTES.computeIfAbsent(scheme, counted -> {
            remote.relay().heal();
            assertThat(names(Fetching.fetch(remote.source(access -> access)))).containsExactly("db", "web");
            return remote.relay().sent();
        });
    }
}

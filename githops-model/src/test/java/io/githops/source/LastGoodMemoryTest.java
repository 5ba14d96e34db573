package io.githops.source;

import static io.githops.source.ScriptedSource.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastGoodMemoryTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    private final ScriptedSource git = new ScriptedSource();
    private Path memory;
    private Instant now = START;

    @BeforeEach
    void nameTheFile() {
        memory = folder.resolve("state/good");
    }

    @Test
    void goesOnInANewProcessWithWhatWasGoodInTheOneBefore() {
        git.commit("c1", configMap("a", "1"));
        Snapshot good = process().fetch();
        now = START.plusSeconds(300);

        git.goAway();
        LastGoodSource next = process();
        Snapshot served = next.fetch();

        assertThat(served.resources()).isEqualTo(good.resources());
        assertThat(served.revision()).isEqualTo(good.revision());
        Staleness stale = next.staleness().orElseThrow();
        assertThat(stale.confirmed()).isEqualTo(START);
        assertThat(stale.age(now)).isEqualTo(Duration.ofSeconds(300));
    }

    @Test
    void goesBackToWhatWasGoodWhenTheNewestIsBrokenAtTheStart() {
        git.commit("c1", configMap("a", "1"));
        process().fetch();
        now = START.plusSeconds(300);

        git.commit("c2", "a: [");
        LastGoodSource next = process();

        assertThat(next.fetch().revision().id()).isEqualTo("c1");
        assertThat(next.staleness().orElseThrow().refused()).contains("c2");
        assertThat(next.staleness().orElseThrow().confirmed()).isEqualTo(now);
    }

    @Test
    void letsFailuresThroughWhenWhatWasGoodIsTooOld() {
        git.commit("c1", configMap("a", "1"));
        process().fetch();
        now = START.plus(Duration.ofDays(2));

        git.goAway();

        assertThatThrownBy(process()::fetch).isInstanceOf(SourceUnavailableException.class);
    }

    @Test
    void letsFailuresThroughWhenTheSourceHasLostWhatWasGood() throws IOException {
        git.commit("c1", configMap("a", "1"));
        process().fetch();
        Files.writeString(memory, Files.readString(memory).replace("c1", "c0"));

        git.commit("c2", "a: [");

        assertThatThrownBy(process()::fetch).isInstanceOf(ManifestException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "c1", "githops good revision 1\nc1\nmain\nyesterday\n", "githops good revision 2\nc1\nmain\n"
            })
    void readsOverAFileThatIsNone(String text) throws IOException {
        git.commit("c1", configMap("a", "1"));
        process().fetch();
        Files.writeString(memory, text);

        git.goAway();

        assertThatThrownBy(process()::fetch).isInstanceOf(SourceUnavailableException.class);
    }

    @Test
    void givesWhatIsGoodEvenWhenItCannotBeNotedDown() throws IOException {
        Files.writeString(folder.resolve("state"), "a file in the place of the folder");
        git.commit("c1", configMap("a", "1"));

        assertThat(process().fetch().revision().id()).isEqualTo("c1");
    }

    @Test
    void leavesNothingBesideTheFile() throws IOException {
        git.commit("c1", configMap("a", "1"));
        LastGoodSource source = process();
        source.fetch();
        source.fetch();

        try (Stream<Path> files = Files.list(memory.getParent())) {
            assertThat(files).containsExactly(memory);
        }
    }

    private LastGoodSource process() {
        return LastGoodSource.builder(git)
                .maxAge(Duration.ofDays(1))
                .memory(memory)
                .clock(() -> now)
                .build();
    }
}

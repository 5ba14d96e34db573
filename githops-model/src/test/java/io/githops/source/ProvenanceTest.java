package io.githops.source;

import static io.githops.source.ScriptedSource.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.Kinds;
import io.githops.model.Position;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final Position HERE = new Position("0.yaml", 4, 8);
    private static final Revision COMMIT = Revision.of("c0", "c0");

    private final Known git = new Known();

    @Test
    void tellsWhatIsKnownAndNothingElse() {
        var known = new HashMap<>(Map.of(HERE, COMMIT));
        var provenance = new Provenance(known);
        known.clear();

        assertThat(provenance.of(HERE)).contains(COMMIT);
        assertThat(provenance.of(new Position("0.yaml", 5, 8))).isEmpty();
        assertThat(Provenance.none().of(HERE)).isEmpty();
        assertThat(provenance).hasToString("provenance of 1 positions");
    }

    @Test
    void knowsNothingOfASourceWithoutHistory(@TempDir Path folder) {
        Source directory = Source.directory(folder, Kinds.harvester());

        assertThat(directory.provenance(COMMIT, List.of(HERE), DEADLINE)).isEqualTo(Provenance.none());
    }

    @Test
    void asksEachSourceAboutItsOwnPositionsAtItsOwnRevision() {
        CombinedSource combined = CombinedSource.builder()
                .add("shop", Source.restricted(git, Remit.builder().build()))
                .add("plain", new ScriptedSource().commit("p1", configMap("plain", "1")))
                .build();
        Revision revision = combined.fetch().revision();
        var there = new Position("shop/0.yaml", 4, 8);
        var plain = new Position("plain/0.yaml", 4, 8);

        Provenance provenance = combined.provenance(
                revision, List.of(there, plain, HERE, new Position("shopping/0.yaml", 4, 8)), DEADLINE);

        assertThat(provenance.revisions()).isEqualTo(Map.of(there, COMMIT));
        assertThat(git.asked).containsExactly("g1 [0.yaml:4:8]");
        assertThat(combined.provenance(Revision.of("never", "given"), List.of(there), DEADLINE))
                .isEqualTo(Provenance.none());
    }

    @Test
    void leavesASourceAloneThatIsAwayUntilItIsAskedAgain() {
        LastGoodSource source = LastGoodSource.builder(git)
                .clock(() -> Instant.EPOCH)
                .retry(DEADLINE, DEADLINE)
                .build();
        Revision revision = source.fetch().revision();
        assertThat(source.provenance(revision, List.of(HERE), DEADLINE).of(HERE))
                .contains(COMMIT);

        git.snapshots.goAway();
        source.fetch();

        assertThat(source.provenance(revision, List.of(HERE), DEADLINE)).isEqualTo(Provenance.none());
        assertThat(git.asked).hasSize(1);
    }

    @Test
    void waitsNoLongerThanForAFetch() {
        var end = new CountDownLatch(1);
        git.answer = () -> {
            awaitQuietly(end);
            return COMMIT;
        };
        try (Source source =
                LastGoodSource.builder(git).deadline(Duration.ofMillis(50)).build()) {
            Revision revision = Revision.of("g1", "main");

            assertThatThrownBy(() -> source.provenance(revision, List.of(HERE), DEADLINE))
                    .isInstanceOf(SourceUnavailableException.class)
                    .hasMessageContaining("no answer within 50 ms");
            assertThat(git.deadline).isEqualTo(Duration.ofMillis(50));
        } finally {
            end.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A source that knows one commit, which touched everything. */
    private static final class Known implements Source {
        final ScriptedSource snapshots = new ScriptedSource().commit("g1", configMap("web", "1"));
        final List<String> asked = new ArrayList<>();
        Supplier<Revision> answer = () -> COMMIT;
        volatile Duration deadline = Duration.ZERO;

        @Override
        public Snapshot fetch() {
            return snapshots.fetch();
        }

        @Override
        public Provenance provenance(Revision revision, Collection<Position> positions, Duration time) {
            asked.add(revision.id() + " " + positions);
            deadline = time;
            Map<Position, Revision> known = new HashMap<>();
            positions.forEach(position -> known.put(position, answer.get()));
            return new Provenance(known);
        }
    }
}

package io.githops.source;

import static io.githops.source.ScriptedSource.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LastGoodSourceTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    /** Cuts nothing from a pause, or nearly. */
    private static final RandomGenerator WHOLE = () -> -1L;

    private final ScriptedSource git = new ScriptedSource();
    private Instant now = START;

    private LastGoodSource.Builder builder() {
        return LastGoodSource.builder(git).clock(() -> now).random(WHOLE);
    }

    @Test
    void passesFailuresThroughUntilThereIsAGoodState() {
        LastGoodSource source = builder().build();

        git.goAway();
        assertThatThrownBy(source::fetch).isInstanceOf(SourceUnavailableException.class);
        git.commit("c1", "a: [");
        assertThatThrownBy(source::fetch).isInstanceOf(ManifestException.class);
        assertThat(source.staleness()).isEmpty();
        assertThat(git.asked).isEqualTo(2);
    }

    @Test
    void servesTheSameSnapshotWhileTheSourceIsAway() {
        LastGoodSource source = builder().build();
        git.commit("c1", configMap("a", "1"));
        Snapshot good = source.fetch();

        git.goAway();
        now = START.plusSeconds(300);
        Snapshot served = source.fetch();

        assertThat(served).isSameAs(good);
        Staleness stale = source.staleness().orElseThrow();
        assertThat(stale.served()).isEqualTo(good.revision());
        assertThat(stale.confirmed()).isEqualTo(START);
        assertThat(stale.age(now)).isEqualTo(Duration.ofSeconds(300));
        assertThat(stale.refused()).isEmpty();
        assertThat(stale.cause()).isInstanceOf(SourceUnavailableException.class);
    }

    @Test
    void asksASourceThatIsAwayAfterPausesThatGrow() {
        LastGoodSource source =
                builder().retry(Duration.ofSeconds(1), Duration.ofSeconds(4)).build();
        git.commit("c1", configMap("a", "1"));
        source.fetch();
        git.goAway();

        StringBuilder asked = new StringBuilder();
        for (int second = 0; second < 16; second++) {
            int before = git.asked;
            source.fetch();
            asked.append(git.asked > before ? 'x' : '.');
            now = now.plusSeconds(1);
        }

        assertThat(asked).hasToString("xx.x...x...x...x");
    }

    @Test
    void cutsPausesByUpToAHalf() {
        var backoff = new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(10), new SplittableRandom(7));

        for (int attempt = 0; attempt < 100; attempt++) {
            assertThat(backoff.pause()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        }
    }

    @Test
    void isNotHeldUpByAClockThatWasSetBack() {
        LastGoodSource source = builder().build();
        git.commit("c1", configMap("a", "1"));
        source.fetch();
        git.goAway();
        source.fetch();

        now = START.minus(Duration.ofDays(1));
        git.commit("c2", configMap("a", "2"));

        assertThat(source.fetch().revision().id()).isEqualTo("c2");
    }

    @Test
    void passesTheFailureThroughWhenTheStateIsTooOld() {
        LastGoodSource source = builder().maxAge(Duration.ofMinutes(5)).build();
        git.commit("c1", configMap("a", "1"));
        source.fetch();
        git.goAway();

        now = START.plusSeconds(300);
        assertThat(source.fetch().revision().id()).isEqualTo("c1");
        now = START.plusSeconds(301);
        assertThatThrownBy(source::fetch).isInstanceOf(SourceUnavailableException.class);
        now = START.plusSeconds(302);
        assertThatThrownBy(source::fetch).isInstanceOf(SourceUnavailableException.class);
    }

    @Test
    void takesAnotherServerInThePlaceOfTheSourceForNoAnswer() {
        LastGoodSource source = builder().maxAge(Duration.ofMinutes(5)).build();
        git.commit("c1", configMap("a", "1"));
        source.fetch();
        git.fail(new SourceUntrustedException("found another certificate; expected that of git.example", null));

        now = START.plusSeconds(300);
        assertThat(source.fetch().revision().id()).isEqualTo("c1");
        assertThat(source.staleness().orElseThrow().confirmed()).isEqualTo(START);
        now = START.plusSeconds(301);
        assertThatThrownBy(source::fetch).isInstanceOf(SourceUntrustedException.class);
    }

    @Test
    void keepsTheGoodRevisionWhileTheNewestIsBrokenHoweverLong() {
        LastGoodSource source = builder().maxAge(Duration.ofMinutes(5)).build();
        git.commit("c1", configMap("a", "1"));
        source.fetch();
        git.commit("c2", configMap("a", "2"), "kind: ConfigMap\n");

        now = START.plus(Duration.ofDays(3));
        Snapshot served = source.fetch();

        assertThat(served.revision().id()).isEqualTo("c1");
        Staleness stale = source.staleness().orElseThrow();
        assertThat(stale.refused()).contains("c2");
        assertThat(stale.age(now)).isZero();
        assertThat(stale.problems()).isNotEmpty().extracting(Problem::position).doesNotContainNull();
    }

    @Test
    void looksAtABrokenRevisionEachTimeSoThatItsCorrectionIsTakenUpAtOnce() {
        LastGoodSource source = builder().build();
        git.commit("c1", configMap("a", "1"));
        source.fetch();
        git.commit("c2", "a: [");
        source.fetch();
        git.commit("c3", configMap("a", "3"));

        assertThat(source.fetch().revision().id()).isEqualTo("c3");
        assertThat(source.staleness()).isEmpty();
    }

    @Test
    void keepsTheGoodRevisionWhenAllManifestsOrTheBranchAreGone() {
        LastGoodSource source = builder().build();
        git.commit("c1", configMap("a", "1"));
        source.fetch();

        git.fail(new EmptySourceException("found no manifest", null));
        assertThat(source.fetch().resources()).extracting(Resource::name).containsExactly("a");
        git.fail(new RevisionNotFoundException("found no branch", null));
        assertThat(source.fetch().resources()).extracting(Resource::name).containsExactly("a");
        assertThat(source.staleness().orElseThrow().cause()).isInstanceOf(RevisionNotFoundException.class);
    }

    @Test
    void letsMistakesOfTheProgramPass() {
        LastGoodSource source = builder().build();
        git.commit("c1", configMap("a", "1"));
        source.fetch();
        git.answer(() -> {
            throw new IllegalStateException("closed");
        });

        assertThatThrownBy(source::fetch).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givesTheGoodRevisionByItsIdWhileTheSourceIsAway() {
        LastGoodSource source = builder().build();
        git.commit("c1", configMap("a", "1"));
        Snapshot good = source.fetch();
        var away = new SourceUnavailableException("away", null);
        Source lost = LastGoodSource.of(new Source() {
            private int calls;

            @Override
            public Snapshot fetch() {
                if (calls++ > 0) {
                    throw away;
                }
                return good;
            }

            @Override
            public Snapshot fetch(String revision) {
                throw away;
            }
        });
        lost.fetch();

        assertThat(lost.fetch("c1")).isSameAs(good);
        assertThatThrownBy(() -> lost.fetch("c0")).isSameAs(away);
    }

    @Test
    void waitsForTheSourceNoLongerThanTheDeadline() {
        var hang = new CountDownLatch(1);
        try (LastGoodSource source = builder().deadline(Duration.ofMillis(50)).build()) {
            git.answer(() -> {
                try {
                    hang.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new SourceUnavailableException("late", null);
            });

            assertThatThrownBy(source::fetch)
                    .isInstanceOf(SourceUnavailableException.class)
                    .hasMessage(
                            "scripted: found no answer within 50 ms; expected the desired state in that time. Try again"
                                    + " later, or allow more (GH2001)");
            hang.countDown();
        }
    }

    @Test
    void passesOnWhatTheSourceSaysWithinTheDeadline() {
        try (LastGoodSource source = builder().deadline(Duration.ofMinutes(5)).build()) {
            git.commit("c1", configMap("a", "1"));

            assertThat(source.fetch().revision().id()).isEqualTo("c1");
            assertThat(source.fetch("c1").revision().label()).isEqualTo("c1");
            git.commit("c2", "a: [");
            assertThatThrownBy(() -> source.fetch("c9")).isInstanceOf(ManifestException.class);
        }
        assertThat(git.closed).isEqualTo(1);
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatThrownBy(() -> builder().maxAge(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxAge: found PT0S; expected above zero");
        assertThatThrownBy(() -> builder().retry(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected the first pause not to be the longer");
    }
}

package io.githops.harvester.live;

import static io.githops.harvester.live.FakeServer.CONFIG_MAP;
import static io.githops.harvester.live.FakeServer.bookmark;
import static io.githops.harvester.live.FakeServer.event;
import static io.githops.harvester.live.FakeServer.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Eventually;
import io.githops.harvester.live.KindState.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WatchFaultsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ManualTime time = new ManualTime();
    private final FakeServer server = new FakeServer().holding("10", object("web", "7"));
    private final Seen seen = new Seen();
    private final LiveView view = LiveView.of(server.harvester())
            .kinds(CONFIG_MAP)
            .time(time)
            .onChange(seen)
            .open();

    @AfterEach
    void endsAllThreads() throws InterruptedException {
        view.close();

        LiveThreads.assertNoneIsLeft();
    }

    @Test
    void goesOnFromTheLastVersionWhenAWatchEnds() throws InterruptedException {
        FakeStream first = server.nextWatch();
        assertThat(first.path()).endsWith("resourceVersion=10");
        first.send(event("MODIFIED", object("web", "11"))).end();
        FakeStream second = server.nextWatch();
        second.send(event("DELETED", object("web", "12")));

        assertThat(second.path()).endsWith("resourceVersion=11");
        assertThat(seen.next(3)).containsExactly("ADDED web@7", "CHANGED web@7-11", "REMOVED web@11");
        assertThat(server.lists()).isOne();
        assertThat(first.isClosed()).isTrue();
    }

    @Test
    void anEventThatIsCutOffComesAgain() throws InterruptedException {
        String event = event("ADDED", object("db", "11"));
        server.nextWatch().send(event.substring(0, 40)).breakOff();
        time.nextPause();
        time.advance(Duration.ofSeconds(1));
        FakeStream second = server.nextWatch();
        second.send(event);

        assertThat(second.path()).endsWith("resourceVersion=10");
        assertThat(seen.next(2)).containsExactly("ADDED web@7", "ADDED db@11");
        assertThat(server.lists()).isOne();
    }

    @Test
    void listsAnewWhenTheServerForgotInTheMidst() throws InterruptedException {
        FakeStream first = server.nextWatch();
        server.holding("90", object("db", "80"));
        first.send(event("ERROR", FakeServer.status(410, "Expired", "too old resource version")));
        time.nextPause();
        time.advance(Duration.ofSeconds(1));

        assertThat(server.nextWatch().path()).endsWith("resourceVersion=90");
        assertThat(seen.next(3)).containsExactly("ADDED web@7", "REMOVED web@7", "ADDED db@80");
        assertThat(server.lists()).isEqualTo(2);
    }

    @Test
    void listsAnewWhenTheServerForgotFromTheStart() throws InterruptedException {
        FakeStream first = server.nextWatch();
        server.refuseWatch(410, "Expired", "too old resource version");
        server.holding("90", object("web", "80"));
        first.send(bookmark("11")).end();
        time.nextPause();
        time.advance(Duration.ofSeconds(1));

        assertThat(server.nextWatch().path()).endsWith("resourceVersion=90");
        assertThat(seen.next(2)).containsExactly("ADDED web@7", "CHANGED web@7-80");
    }

    @Test
    void anErrorThatPassesIsWaitedOut() throws InterruptedException {
        server.nextWatch().send(event("ERROR", FakeServer.status(500, "InternalError", "etcd is away")));
        assertThat(time.nextPause()).isEqualTo(Duration.ofMillis(375));

        assertThat(view.isCurrent()).isFalse();
        KindState state = view.states().get(0);
        assertThat(state.phase()).isEqualTo(Phase.BEHIND);
        assertThat(state.lastProblem().orElseThrow()).hasMessageContaining("watching ConfigMap");

        time.advance(Duration.ofSeconds(1));
        server.nextWatch();
        assertThat(view.awaitCurrent(LONG)).isTrue();
        assertThat(server.lists()).isOne();
    }

    @Test
    void pausesGrowWhileTheServerRefuses() throws InterruptedException {
        FakeStream first = server.nextWatch();
        server.refuseWatch(500, "InternalError", "one");
        server.refuseWatch(500, "InternalError", "two");
        server.refuseWatch(500, "InternalError", "three");
        first.send(bookmark("11")).end();

        List<Duration> pauses = List.of(time.nextPause(), advanced(), advanced());

        assertThat(pauses).containsExactly(Duration.ofMillis(375), Duration.ofMillis(750), Duration.ofMillis(1500));
    }

    private Duration advanced() throws InterruptedException {
        time.advance(Duration.ofSeconds(30));
        return time.nextPause();
    }

    @Test
    void aSilentWatchIsMadeAnew() throws InterruptedException {
        FakeStream silent = server.nextWatch();
        time.advance(Duration.ofSeconds(1));
        silent.send(bookmark("10"));
        awaitAge(Duration.ZERO);
        time.advance(Duration.ofMinutes(2));
        assertThat(silent.isClosed()).isFalse();

        time.advance(Duration.ofMinutes(2));

        FakeStream second = server.nextWatch();
        assertThat(silent.isClosed()).isTrue();
        assertThat(second.path()).endsWith("resourceVersion=10");
        assertThat(server.lists()).isOne();
    }

    @Test
    void bookmarksAloneKeepAWatchAliveAndMoveItsPlace() throws InterruptedException {
        FakeStream first = server.nextWatch();
        for (int minute = 11; minute <= 30; minute++) {
            first.send(bookmark("1" + minute));
            awaitAge(Duration.ZERO);
            time.advance(Duration.ofMinutes(1));
        }
        assertThat(first.isClosed()).isFalse();
        first.end();

        FakeStream second = server.nextWatch();
        second.send(event("ADDED", object("end", "131")));
        assertThat(second.path()).endsWith("resourceVersion=130");
        assertThat(seen.next(2)).containsExactly("ADDED web@7", "ADDED end@131");
    }

    /** Another thread reads the bookmark. */
    private void awaitAge(Duration age) {
        Eventually.await("age " + age, () -> view.age().orElseThrow().equals(age));
    }

    @Test
    void duplicateEventsAreToldOnce() throws InterruptedException {
        String added = event("ADDED", object("db", "11"));
        String deleted = event("DELETED", object("web", "12"));
        server.nextWatch().send(added + added + deleted + deleted).send(event("ADDED", object("end", "13")));

        assertThat(seen.next(4)).containsExactly("ADDED web@7", "ADDED db@11", "REMOVED web@7", "ADDED end@13");
    }

    @Test
    void anEventOfAnOlderVersionDoesNotTurnTheViewBack() throws InterruptedException {
        FakeStream first = server.nextWatch();
        server.holding("20", object("web", "20"));
        first.send(event("MODIFIED", object("web", "20"))).send(event("MODIFIED", object("web", "9")));
        time.nextPause();
        assertThat(view.isCurrent()).isFalse();
        time.advance(Duration.ofSeconds(1));

        FakeStream second = server.nextWatch();
        second.send(event("ADDED", object("end", "21")));
        assertThat(second.path()).endsWith("resourceVersion=20");
        assertThat(server.lists()).isEqualTo(2);
        assertThat(seen.next(3)).containsExactly("ADDED web@7", "CHANGED web@7-20", "ADDED end@21");
    }

    @Test
    void aServerThatWasSetBackIsListed() throws InterruptedException {
        FakeStream first = server.nextWatch();
        server.holding("3", object("web", "2"));
        for (int i = 0; i < 5; i++) {
            server.refuseWatch(504, "Timeout", "Too large resource version: 10, current: 3");
        }
        first.send(bookmark("10")).end();
        for (int i = 0; i < 5; i++) {
            time.nextPause();
            time.advance(Duration.ofSeconds(30));
        }

        assertThat(server.nextWatch().path()).endsWith("resourceVersion=3");
        assertThat(seen.next(2)).containsExactly("ADDED web@7", "CHANGED web@7-2");
    }

    @Test
    void resyncsOnceInAWhile() throws InterruptedException {
        FakeStream first = server.nextWatch();
        server.holding("20", object("web", "15"));

        time.advance(Duration.ofHours(1));

        FakeStream next = server.nextWatch();
        boolean isResumedAfterSilence = next.path().endsWith("resourceVersion=10");
        assertThat((isResumedAfterSilence ? server.nextWatch() : next).path()).endsWith("resourceVersion=20");
        assertThat(first.isClosed()).isTrue();
        assertThat(seen.next(2)).containsExactly("ADDED web@7", "CHANGED web@7-15");
    }

    @Test
    void aKindThatIsServedNoMoreLosesItsObjectsWhenThatIsSure() throws InterruptedException {
        FakeStream first = server.nextWatch();
        server.serves(false);
        first.send(bookmark("11")).end();
        for (int i = 0; i < 2; i++) {
            time.nextPause();
            assertThat(view.states().get(0).phase()).isEqualTo(Phase.BEHIND);
            assertThat(view.snapshot().resources()).hasSize(1);
            time.advance(Duration.ofSeconds(30));
        }
        time.nextPause();
        assertThat(view.states().get(0).phase()).isEqualTo(Phase.UNSERVED);
        assertThat(view.snapshot().resources()).isEmpty();
        server.serves(true);
        time.advance(Duration.ofMinutes(1));

        server.nextWatch();
        assertThat(view.awaitCurrent(LONG)).isTrue();
        assertThat(seen.next(3)).containsExactly("ADDED web@7", "REMOVED web@7", "ADDED web@7");
    }
}

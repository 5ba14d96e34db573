package io.githops.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.fleet.Rollout.OnFailure;
import io.githops.fleet.RolloutState.Phase;
import io.githops.fleet.RolloutState.Progress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final RolloutScene scene = new RolloutScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void bringsAllMembersToTheRevision() {
        Rollout rollout = scene.staged().start();

        scene.advance(rollout, LONG);

        assertThat(rollout.state().phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(scene.revisions()).containsOnly("new");
        assertThat(rollout.state().count(Progress.ROLLED)).isEqualTo(5);
    }

    @Test
    void holdsTheMembersThatAreNotReachedYetWhereTheyAre() {
        Rollout rollout = scene.staged().start();

        scene.advance(rollout, Duration.ofMinutes(5));

        assertThat(scene.canary.held).isEqualTo("new");
        assertThat(scene.a.held).isEqualTo("old");
        assertThat(scene.d.held).isEqualTo("old");
    }

    @Test
    void theNextStageWaitsUntilTheFirstHasBaked() {
        Rollout rollout = scene.staged().start();

        scene.advance(rollout, Duration.ofMinutes(9));
        assertThat(rollout.state().phase()).isEqualTo(Phase.BAKING);
        assertThat(scene.a.revision).isEqualTo("old");
        scene.advance(rollout, Duration.ofMinutes(2));

        assertThat(rollout.state().stage()).isEqualTo("rest");
        assertThat(scene.a.revision).isEqualTo("new");
    }

    @Test
    void noMoreMembersAreUnderWayThanTheStageSays() {
        scene.all.subList(1, 5).forEach(target -> target.isSlow = true);
        Rollout rollout = scene.staged().start();

        scene.advance(rollout, Duration.ofMinutes(15));

        assertThat(rollout.state().count(Progress.ROLLING)).isEqualTo(2);
        scene.a.takeTurns();
        scene.look(rollout);
        assertThat(rollout.state().count(Progress.ROLLING)).isEqualTo(2);
        assertThat(rollout.state().members().get("c").progress()).isEqualTo(Progress.ROLLING);
    }

    @Test
    void stopsWhenAMemberCannotBeSynced() {
        scene.canary.failures.put("new", "ConfigMap default/a: refused");

        Rollout rollout = scene.staged().start();
        scene.advance(rollout, LONG);

        assertThat(rollout.state().phase()).isEqualTo(Phase.STOPPED);
        assertThat(rollout.state().why()).isEqualTo("canary: ConfigMap default/a: refused");
        assertThat(scene.revisions()).containsOnly("old");
        assertThat(scene.a.rolled).doesNotContain("new");
    }

    @Test
    void stopsWhenAMemberFallsIllWhileItBakes() {
        Rollout rollout = scene.staged().start();
        scene.advance(rollout, Duration.ofMinutes(5));

        scene.canary.illness = "2 machines are degraded";
        scene.advance(rollout, LONG);

        assertThat(rollout.state().phase()).isEqualTo(Phase.STOPPED);
        assertThat(rollout.state().stage()).isEqualTo("canary");
        assertThat(scene.canary.revision).isEqualTo("new");
        assertThat(scene.a.revision).isEqualTo("old");
    }

    @Test
    void aMemberOfAnEarlierStageCountsToTheEnd() {
        Rollout rollout = scene.staged().start();
        scene.advance(rollout, Duration.ofMinutes(12));

        scene.canary.illness = "2 machines are degraded";
        scene.advance(rollout, LONG);

        assertThat(rollout.state().phase()).isEqualTo(Phase.STOPPED);
        assertThat(rollout.state().stage()).isEqualTo("rest");
    }

    @Test
    void rollsBackWhatWasRolledAndTried() {
        scene.b.failures.put("new", "refused");

        Rollout rollout = scene.staged().onFailure(OnFailure.ROLL_BACK).start();
        scene.advance(rollout, LONG);

        assertThat(rollout.state().phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(scene.revisions()).containsOnly("old");
        assertThat(scene.b.rolled).endsWith("new", "old");
        assertThat(scene.c.rolled).doesNotContain("new");
        assertThat(rollout.state().why()).isEqualTo("b: refused");
        assertThat(rollout.state().members().get("canary").progress()).isEqualTo(Progress.ROLLED_BACK);
    }

    @Test
    void saysWhichMemberCouldNotBeRolledBack() {
        scene.b.failures.put("new", "refused");
        Rollout rollout = scene.staged().onFailure(OnFailure.ROLL_BACK).start();
        scene.advance(rollout, Duration.ofMinutes(5));
        scene.canary.failures.put("old", "a guard holds it back");

        scene.advance(rollout, LONG);

        assertThat(rollout.state().phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(rollout.state().members().get("canary").why())
                .isEqualTo("could not be rolled back: a guard holds it back");
    }

    @Test
    void beginsNothingMoreWhilePaused() {
        Rollout rollout = scene.staged().start();
        scene.advance(rollout, Duration.ofMinutes(5));

        rollout.pause();
        scene.advance(rollout, LONG);
        assertThat(rollout.state().phase()).isEqualTo(Phase.PAUSED);
        assertThat(scene.a.revision).isEqualTo("old");
        rollout.resume();
        scene.advance(rollout, Duration.ofMinutes(9));
        assertThat(scene.a.revision).isEqualTo("old");
        scene.advance(rollout, LONG);

        assertThat(rollout.state().phase()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void endsWhereItIsWhenAborted() {
        Rollout rollout = scene.staged().start();
        scene.advance(rollout, Duration.ofMinutes(5));

        rollout.abort();
        scene.advance(rollout, LONG);

        assertThat(rollout.state().phase()).isEqualTo(Phase.ABORTED);
        assertThat(scene.revisions()).containsExactly("new", "old", "old", "old", "old");
    }

    @Test
    void membersFollowTheNewestAgainOnceItIsOver() {
        Rollout rollout = scene.staged().start();
        assertThatThrownBy(rollout::follow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Abort it first");

        scene.advance(rollout, LONG);
        rollout.follow();

        assertThat(scene.all).allMatch(target -> target.held == null);
    }

    @Test
    void waitsUntilAllMembersAreHereAndSynced() {
        scene.a.isHere = false;
        scene.b.revision = null;

        Rollout rollout = scene.staged().start();
        scene.advance(rollout, LONG);
        assertThat(rollout.state().why()).isEqualTo("waits for a to be reconciled here");
        scene.a.isHere = true;
        scene.advance(rollout, LONG);
        assertThat(rollout.state().why()).isEqualTo("waits for b to be synced");
        assertThat(scene.canary.rolled).doesNotContain("new");
        scene.b.revision = "older";
        scene.advance(rollout, LONG);

        assertThat(rollout.state().phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(rollout.state().members().get("b").before()).isEqualTo("older");
    }

    @Test
    void goesOnWithoutAMemberThatTheFleetHasNoMore() {
        Rollout rollout = scene.staged().start();
        scene.advance(rollout, Duration.ofMinutes(5));

        scene.c.isGone = true;
        scene.c.isHere = false;
        scene.advance(rollout, LONG);

        assertThat(rollout.state().phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(rollout.state().members()).doesNotContainKey("c");
    }

    @Test
    void goesOnAfterARestartWhereItWas() {
        Rollout before = scene.staged().start();
        scene.advance(before, Duration.ofMinutes(12));
        scene.all.forEach(target -> {
            target.rolled.clear();
            target.held = null;
            target.isHere = false;
        });

        Rollout after = scene.staged().start();

        assertThat(scene.canary.held).isEqualTo("new");
        assertThat(after.state().stage()).isEqualTo("rest");
        scene.all.forEach(target -> target.isHere = true);
        scene.advance(after, Duration.ofMinutes(6));
        assertThat(after.state().phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(after.state().members().get("canary").before()).isEqualTo("old");
    }

    @Test
    void stillRollsBackAfterARestart() {
        scene.b.failures.put("new", "refused");
        Rollout before = scene.staged().onFailure(OnFailure.ROLL_BACK).start();
        scene.advance(before, Duration.ofMinutes(5));
        scene.a.isSlow = true;
        scene.advance(before, LONG);
        assertThat(before.state().phase()).isEqualTo(Phase.ROLLING_BACK);

        scene.all.forEach(FakeTarget::crash);
        scene.a.isSlow = false;
        Rollout after = scene.staged().onFailure(OnFailure.ROLL_BACK).start();
        scene.advance(after, Duration.ofMinutes(1));

        assertThat(after.state().phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(scene.canary.revision).isEqualTo("old");
    }

    @Test
    void oneThatIsOverStaysOver() {
        scene.advance(scene.staged().start(), LONG);
        scene.all.forEach(target -> target.held = null);

        Rollout again = scene.staged().start();
        scene.look(again);

        assertThat(again.state().phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(scene.all).allMatch(target -> "new".equals(target.held));
    }

    @Test
    void theReplicaThatTakesOverGoesOnWhereTheOtherWas() {
        Rollout leader = scene.staged().start();
        scene.all.forEach(target -> target.isHere = false);
        Rollout standby = scene.staged().start();
        scene.all.forEach(target -> target.isHere = true);
        scene.advance(leader, Duration.ofMinutes(12));
        scene.canary.rolled.clear();

        scene.advance(standby, Duration.ofMinutes(6));

        assertThat(standby.state().phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(standby.state().members().get("canary").before()).isEqualTo("old");
    }

    @Test
    void tellsEveryStep() {
        scene.advance(scene.staged().start(), LONG);

        assertThat(scene.told)
                .extracting(RolloutState::phase)
                .startsWith(Phase.ROLLING)
                .contains(Phase.BAKING)
                .endsWith(Phase.SUCCEEDED);
    }

    @Test
    void refusesStagesThatSelectNobody() {
        assertThatThrownBy(() -> scene.rollout()
                        .stage(RolloutStage.of("canary", Map.of("ring", "9")))
                        .start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stage canary selects no member");
    }

    @Test
    void startsAnewWhenWhatWasKeptCannotBeRead() {
        scene.stored.put("release", "{ not json");

        Rollout rollout = scene.staged().start();
        scene.advance(rollout, LONG);

        assertThat(rollout.state().phase()).isEqualTo(Phase.SUCCEEDED);
    }
}

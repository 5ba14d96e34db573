package io.githops.rehearsal;

import static io.githops.rehearsal.RehearsalScene.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.Plan;
import io.githops.health.HealthRules;
import io.githops.model.Health;
import io.githops.model.Kinds;
import io.githops.rehearsal.RehearsalReport.Wait;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WaitLogTest {
    @AutoClose
    private final RehearsalScene scene = new RehearsalScene();

    private final Plan plan = scene.planned(RehearsalScene.MACHINE.formatted("Always"));
    private final RehearsalPace pace = new RehearsalPace(scene.embedded, Rehearsal.builder(plan), System.nanoTime());
    private final WaitLog waits = new WaitLog(plan, scene.harvester, new HealthRules(Kinds.harvester()), pace);

    @Test
    void countsFromWhenAResourceWasAppliedThoughItIsToldLater() {
        waits.applied(WEB);
        scene.embedded.advance(Duration.ofMinutes(3));
        waits.note(WEB, Health.progressing("starting"));
        scene.embedded.advance(Duration.ofMinutes(2));

        assertThat(waits.waits()).singleElement().extracting(Wait::took).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void countsFromWhenItIsToldWhereNothingWasApplied() {
        scene.embedded.advance(Duration.ofMinutes(3));
        waits.note(WEB, Health.progressing("starting"));
        scene.embedded.advance(Duration.ofMinutes(2));

        assertThat(waits.waits()).singleElement().extracting(Wait::took).isEqualTo(Duration.ofMinutes(2));
    }
}

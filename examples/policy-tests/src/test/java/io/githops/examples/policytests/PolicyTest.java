package io.githops.examples.policytests;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.diff.check.Check;
import io.githops.diff.check.Checks;
import io.githops.diff.check.Finding;
import io.githops.diff.check.ReadyChecks;
import io.githops.model.Effect;
import io.githops.model.Kinds;
import io.githops.model.kubevirt.VirtualMachine;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {
    // region owner
    private static final Check OWNER = Check.onResources("owner-label")
            .of(VirtualMachine.KIND)
            .require(machine -> machine.metadata().label("owner").isPresent(), "every machine needs a label owner");
    // endregion

    // region friday
    private static final Check FRIDAY = Check.onPlan("no-restart-on-friday", (plan, problems) -> {
        boolean isFriday = plan.input()
                .time()
                .filter(time -> time.atZone(ZoneOffset.UTC).getDayOfWeek() == DayOfWeek.FRIDAY)
                .isPresent();
        plan.changes().stream()
                .filter(change -> isFriday && change.effect().level() == Effect.Level.RESTART_REQUIRED)
                .flatMap(change -> change.desiredResource().stream())
                .forEach(machine -> problems.about(machine).error("would have to restart on a Friday"));
    });
    // endregion

    // region test
    @Test
    void manifestsKeepTheRulesOfTheTeam() {
        List<Check> checks = new ArrayList<>(ReadyChecks.standard());
        checks.add(OWNER);
        Snapshot snapshot = Source.directory(Path.of("manifests")).fetch();

        List<Finding> findings = Checks.of(checks).run(snapshot);

        assertThat(findings).isEmpty();
    }
    // endregion

    @Test
    void restartsNothingWhenAMachineIsNew() {
        Snapshot snapshot = Source.directory(Path.of("manifests")).fetch();
        Plan plan = Planner.builder(Kinds.harvester())
                .build()
                .plan(PlanInput.of(snapshot, LiveObjects.none()).at(Instant.parse("2026-01-02T09:00:00Z")));

        assertThat(Checks.of(FRIDAY).run(plan)).isEmpty();
    }
}

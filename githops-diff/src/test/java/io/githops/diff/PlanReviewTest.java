package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.diff.check.Checks;
import io.githops.diff.check.ReadyChecks;
import io.githops.model.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanReviewTest {
    private static final Resource MACHINE = Fixture.one("""
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: web, namespace: demo}
            spec:
              runStrategy: Halted
              template: {spec: {domain: {devices: {}, memory: {guest: 1Gi}}}}
            """);
    private static final Checks OWNED = Checks.of(ReadyChecks.requiredLabel("owner"));

    @Test
    void holdsBackAPlanThatBreaksARuleOfTheTeam() {
        Plan plan = plan(OWNED, List.of());

        assertThat(plan.guards()).singleElement().satisfies(guard -> {
            assertThat(guard.code()).isEqualTo(Guard.Code.FAILED_CHECK);
            assertThat(guard.toString()).contains("owner", "test.yaml:");
        });
        assertThatThrownBy(plan::approveUnguarded).isInstanceOf(RefusedPlanException.class);
        assertThat(plan.with(Approval.of(plan.guards().get(0))).guards()).isEmpty();
    }

    @Test
    void onlyWarnsWhileThereIsNothingToDo() {
        Plan plan = plan(OWNED, List.of(Fixture.applied(MACHINE)));

        assertThat(plan.guards()).isEmpty();
        assertThat(plan.warnings()).singleElement().asString().contains("owner");
    }

    private static Plan plan(Checks checks, List<Resource> live) {
        return Planner.builder(Fixture.KINDS)
                .review(checks.asReview())
                .build()
                .plan(PlanInput.of(Fixture.snapshot(List.of(MACHINE)), LiveObjects.of(live)));
    }
}

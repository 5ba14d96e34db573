package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.tree.Text;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PlanHashTest {
    private static final Resource WANTED = map("blue");
    private static final Resource LIVE = Fixture.applied(map("red"));
    private static final Plan PLAN = plan(WANTED, LIVE);

    @Test
    void isTheSameForTheSameInput() {
        assertThat(plan(map("blue"), Fixture.applied(map("red"))).hash())
                .isEqualTo(PLAN.hash())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void doesNotCoverWhichRevisionAsks() {
        var another = Snapshot.of(Revision.of("fedcba9876543210", "other"), List.of(WANTED));

        assertThat(planner()
                        .plan(PlanInput.of(another, LiveObjects.of(List.of(LIVE))))
                        .hash())
                .isEqualTo(PLAN.hash());
    }

    @Test
    void coversTheDesiredValue() {
        assertThat(plan(map("green"), LIVE).makesSameChangesAs(PLAN)).isFalse();
    }

    @Test
    void coversTheLiveValue() {
        assertThat(plan(WANTED, Fixture.applied(map("green"))).makesSameChangesAs(PLAN))
                .isFalse();
    }

    @Test
    void coversTheIdentityOfTheLiveObject() {
        assertThat(plan(WANTED, withMetadata(LIVE, "uid", "another")).makesSameChangesAs(PLAN))
                .isFalse();
    }

    @Test
    void coversTheLiveResourceVersionInItsSecondHalf() {
        Plan later = plan(WANTED, withMetadata(LIVE, "resourceVersion", "2"));

        assertThat(later.hash()).isNotEqualTo(PLAN.hash());
        assertThat(later.makesSameChangesAs(PLAN)).isTrue();
    }

    @Test
    void coversDesiredResourcesThatAreUnchanged() {
        Resource same = Fixture.one("---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: same, namespace: demo}}");
        Plan wider = Fixture.plan(List.of(WANTED, same), List.of(LIVE, Fixture.applied(same)));

        assertThat(wider.hash()).isNotEqualTo(PLAN.hash());
        assertThat(wider.makesSameChangesAs(PLAN)).isTrue();
    }

    @Test
    void coversRulesGuardsAndApprovals() {
        Plan fewerRules =
                Planner.builder(Fixture.KINDS).withoutRule("quantity").build().plan(PLAN.input());
        Plan guarded = Fixture.prunePlan(List.of(), List.of(LIVE));

        assertThat(fewerRules.makesSameChangesAs(PLAN)).isFalse();
        assertThat(guarded.guards()).isNotEmpty();
        assertThat(guarded.with(Approval.of(guarded.guards().get(0))).makesSameChangesAs(guarded))
                .isFalse();
    }

    private static Plan plan(Resource desired, Resource live) {
        return Fixture.plan(List.of(desired), List.of(live));
    }

    private static Planner planner() {
        return Planner.builder(Fixture.KINDS).build();
    }

    private static Resource map(String colour) {
        return Fixture.one(
                "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: demo}, data: {colour: " + colour
                        + "}}");
    }

    private static Resource withMetadata(Resource live, String name, String value) {
        UnaryOperator<io.githops.tree.Mapping> edit = metadata -> metadata.with(name, new Text(value));
        return live.withTree(live.tree().edit("metadata", edit));
    }
}

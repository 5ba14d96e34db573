package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Effect;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the module's front page. */
class PlanningExampleTest {
    private static final Resource MACHINE = Fixture.one("""
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: web, namespace: shop}
            spec:
              runStrategy: RerunOnFailure
              template: {spec: {domain: {devices: {}}}}
            """);

    @Test
    void saysWhatWouldChangeAndWhatThatDoes() {
        Snapshot desired = Snapshot.of(Revision.of("1a2b3c4d5e6f", "main"), List.of(MACHINE));
        List<Resource> live = List.of(Fixture.edited(
                Fixture.applied(MACHINE),
                "kubectl-edit",
                tree -> tree.edit("spec", spec -> spec.with("runStrategy", new Text("Halted")))));
        Inventory inventory = Inventory.empty();

        // region plan
        Planner planner = Planner.builder(Kinds.harvester()).prune(Prune.OWNED).build();
        Plan plan = planner.plan(PlanInput.of(desired, LiveObjects.of(live)).inventory(inventory));

        ResourceChange change = plan.changes().get(0);
        FieldChange field = change.fields().get(0); // spec.runStrategy: Halted -> RerunOnFailure
        Effect effect = change.effect(); // starts: the machine is started
        String text = plan.document().text();
        Mapping report = plan.document().toTree();
        // endregion

        assertThat(field).hasToString("spec.runStrategy: Halted -> RerunOnFailure");
        assertThat(effect).hasToString("starts: the machine is started");
        assertThat(text).contains("set by kubectl-edit");
        assertThat(report.text("hash")).contains(plan.hash());
    }
}

package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.source.Snapshot;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the guide. */
class GuardsExampleTest {
    @Test
    void holdsBackWhatIsNotApproved() {
        var machine = Fixture.applied(Fixture.one("""
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: web, namespace: shop}
                spec:
                  runStrategy: RerunOnFailure
                  template: {spec: {domain: {devices: {}}}}
                """));
        var volume = Fixture.applied(Fixture.one("""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: data, namespace: shop}
                spec:
                  accessModes: [ReadWriteMany]
                  resources: {requests: {storage: 20Gi}}
                """));
        Snapshot desired = Fixture.snapshot(
                Fixture.read("{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"shop\"}}"));
        LiveObjects live = LiveObjects.of(List.of(machine, volume));
        Inventory inventory = Fixture.owning(live.resources());
        Instant wednesday = Instant.parse("2026-11-18T12:00:00Z");

        // region guards
        Planner planner = Planner.builder(Kinds.harvester())
                .prune(Prune.OWNED)
                .deletionBudget(DeletionBudget.of(10, 0.25))
                .maintenance(Maintenance.within(MaintenanceWindow.parse("Sat,Sun 22:00-04:00 Europe/Berlin")))
                .build();
        Approval approval = Approval.parse("data-loss:PersistentVolumeClaim/shop/data by alice: ticket 12");
        Plan plan = planner.plan(PlanInput.of(desired, live)
                .inventory(inventory)
                .approvals(List.of(approval))
                .at(wednesday));

        List<Guard> lifted = plan.liftedGuards(); // PersistentVolumeClaim shop/data: would be lost: …
        List<Guard> left = plan.guards(); // VirtualMachine shop/web: has to wait for maintenance (…): stops
        // endregion

        assertThat(lifted).extracting(Guard::code).containsExactly(Guard.Code.DATA_LOSS);
        assertThat(left).extracting(Guard::code).containsExactly(Guard.Code.OUTSIDE_WINDOW);
        assertThat(plan.document().text()).contains("approved: PersistentVolumeClaim shop/data", "by alice: ticket 12");
    }
}

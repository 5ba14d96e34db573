package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.rule.IgnoreRule;
import io.githops.diff.rule.NormalisationRule;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleSettlementTest {
    private static final FieldPath SUSPEND = FieldPath.of("spec", "suspend");
    private static final FieldPath STRATEGY = FieldPath.of("spec", "runStrategy");
    private static final Resource SCHEDULE = Fixture.one("""
            apiVersion: harvesterhci.io/v1beta1
            kind: ScheduleVMBackup
            metadata: {name: nightly, namespace: shop}
            spec:
              cron: 0 2 * * *
              retain: 8
              maxFailure: 4
              suspend: false
              vmbackup: {type: backup, source: {apiGroup: kubevirt.io, kind: VirtualMachine, name: web}}
            """);
    private static final Resource MACHINE = Fixture.one("""
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: web, namespace: lab-a}
            spec:
              runStrategy: Always
              template: {spec: {domain: {devices: {}}}}
            """);

    @Test
    void resumesASuspendedScheduleThatWasSuspendedInGitFirst() {
        Resource live = Fixture.edited(Fixture.applied(SCHEDULE), "harvester", RuleSettlementTest::suspended);
        ResourceChange untouched = change(SCHEDULE, live);

        Resource suspending = SCHEDULE.withTree(SCHEDULE.tree().with(SUSPEND, Bool.TRUE));
        ResourceChange taking = change(suspending, live);
        ResourceChange resuming = change(SCHEDULE, Fixture.applied(suspending, live));

        assertThat(untouched.action()).isEqualTo(Action.UNCHANGED);
        assertThat(taking.action()).isEqualTo(Action.UPDATE);
        assertThat(taking.fields()).isEmpty();
        assertThat(resuming.fields()).extracting(FieldChange::path).containsExactly(SUSPEND);
    }

    @Test
    void leavesAnIgnoredFieldOutOfTheApplyWhenAnotherManagerOwnsIt() {
        Resource live =
                Fixture.edited(Fixture.applied(MACHINE), "virt-api", tree -> tree.with(STRATEGY, new Text("Halted")));
        Resource relabelled =
                MACHINE.withTree(MACHINE.tree().with(FieldPath.of("metadata", "labels", "team"), new Text("shop")));

        // region ignore
        NormalisationRule powerState = IgnoreRule.named("power-state")
                .paths("spec.runStrategy")
                .kinds("VirtualMachine")
                .namespaces("lab-*")
                .managers("virt-api", "harvester")
                .because("people start and stop the machines of labs as they like")
                .build();

        Planner planner = Planner.builder(Kinds.harvester())
                .rule(powerState)
                .withoutRule("addon-version")
                .build();
        // endregion
        ResourceChange change = planner.compare(relabelled, live);
        Resource after = Fixture.applied(change.desiredResource().orElseThrow(), live);

        assertThat(change.fields())
                .extracting(field -> field.path().toString())
                .containsExactly("metadata.labels.team");
        assertThat(change.hidden()).containsOnlyKeys("power-state");
        assertThat(change.desiredResource().orElseThrow().at(STRATEGY)).isEmpty();
        assertThat(after.at(STRATEGY)).contains(new Text("Halted"));
        assertThat(planner.compare(relabelled, after).action()).isEqualTo(Action.UNCHANGED);
    }

    @Test
    void keepsAStandardRuleToSomeResources() {
        Resource live = Fixture.edited(Fixture.applied(SCHEDULE), "harvester", RuleSettlementTest::suspended);

        // region scope
        NormalisationRule inProduction = NormalisationRule.standard("suspended-schedule")
                .where(candidate -> candidate.desired().namespace().equals("production"));

        Planner planner = Planner.builder(Kinds.harvester())
                .withoutRule("suspended-schedule")
                .rule(inProduction)
                .build();
        // endregion

        assertThat(planner.compare(SCHEDULE, live).fields())
                .extracting(FieldChange::path)
                .containsExactly(SUSPEND);
        assertThat(planner.compare(SCHEDULE.inNamespace("production"), live.inNamespace("production"))
                        .fields())
                .isEmpty();
    }

    @Test
    void showsWhatARuleHidUntilItIsSwitchedOff() {
        Resource live = Fixture.edited(Fixture.applied(SCHEDULE), "harvester", RuleSettlementTest::suspended);
        Planner planner =
                Planner.builder(Fixture.KINDS).withoutRule("suspended-schedule").build();

        assertThat(planner.compare(SCHEDULE, live).fields())
                .extracting(FieldChange::path)
                .containsExactly(SUSPEND);
    }

    private static Mapping suspended(Mapping schedule) {
        return schedule.with(SUSPEND, Bool.TRUE).with("status", Json.parse("""
                {"suspended": true, "conditions": [{"type": "BackupSuspend", "status": "True", "reason": "Reach Max Failure"}]}
                """));
    }

    private static ResourceChange change(Resource desired, Resource live) {
        return Fixture.plan(List.of(desired), List.of(live)).changes().get(0);
    }
}

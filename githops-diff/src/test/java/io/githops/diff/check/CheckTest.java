package io.githops.diff.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.diff.Inventory;
import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.Effect;
import io.githops.model.Kinds;
import io.githops.model.Problem.Severity;
import io.githops.model.kubevirt.VirtualMachine;
import io.githops.source.Snapshot;
import io.githops.tree.FieldPath;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final Snapshot MACHINE = Samples.snapshot("""
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            ---
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata:
              name: web
              namespace: shop
              labels: {tier: front}
            spec:
              runStrategy: Halted
              template:
                spec:
                  domain: {devices: {}}
            """);
    private static final Check OWNER = Check.onResources("owner-label")
            .of(VirtualMachine.KIND)
            .require(machine -> machine.metadata().label("owner").isPresent(), "every machine needs a label owner");

    @Test
    void namesPlaceResourceAndCheck() {
        List<Finding> findings = Checks.of(OWNER).run(MACHINE);

        assertThat(findings)
                .singleElement()
                .hasToString(
                        "test.yaml:5:1: VirtualMachine shop/web: every machine needs a label owner [owner-label] (GH1601)");
        assertThat(findings.get(0).subject()).hasToString("VirtualMachine shop/web (kubevirt.io)");
        assertThat(findings.get(0).isError()).isTrue();
    }

    @Test
    void pointsToTheFieldOrTheNearestAroundIt() {
        Check check = Check.onResources("labels").of(VirtualMachine.KIND).find((machine, problems) -> {
            problems.warning(FieldPath.of("metadata", "labels", "tier"), "found front");
            problems.error(FieldPath.of("metadata", "labels", "owner"), "missing");
        });

        assertThat(Checks.of(check).run(MACHINE).stream().map(Finding::toString))
                .containsExactly(
                        "test.yaml:10:3: VirtualMachine shop/web: metadata.labels.owner: missing [labels] (GH1601)",
                        "test.yaml:10:12: VirtualMachine shop/web: metadata.labels.tier: found front [labels] (GH1601)");
    }

    @Test
    void listsAllFindingsInTheOrderOfTheFiles() {
        Check all = Check.onConfiguration("count", (configuration, problems) -> {
            problems.warning("found " + configuration.resources().size() + " resources");
            configuration
                    .resources()
                    .forEach(resource -> problems.about(resource).error("one"));
        });
        Check names = Check.onResources("names").where(any -> true).require(resource -> false, "two");

        assertThat(Checks.of(names, all).run(MACHINE))
                .extracting(finding -> finding.check() + " " + finding.subject())
                .containsExactly(
                        "names Namespace shop",
                        "count Namespace shop",
                        "names VirtualMachine shop/web (kubevirt.io)",
                        "count VirtualMachine shop/web (kubevirt.io)",
                        "count null");
    }

    @Test
    void makesAFailingCheckAProblemWithoutItsMessage() {
        Check failing = Check.onResources("broken")
                .require(
                        resource -> {
                            throw new IllegalStateException("hunter2-marked");
                        },
                        "never said");

        assertThat(Checks.of(failing.asWarnings(), OWNER).run(MACHINE))
                .hasSize(3)
                .first()
                .satisfies(finding -> {
                    assertThat(finding.isError()).isTrue();
                    assertThat(finding.problem().code()).isEqualTo("GH1602");
                    assertThat(finding.problem().message())
                            .startsWith(
                                    "Namespace shop: the check fails with java.lang.IllegalStateException at CheckTest.java:")
                            .endsWith("; correct the check [broken]")
                            .doesNotContain("hunter2");
                });
    }

    @Test
    void setsTheSeverityOfAllProblems() {
        Check hint = Check.onConfiguration("hint", (configuration, problems) -> problems.warning("hint"));

        assertThat(Checks.of(OWNER.asWarnings(), hint.asErrors()).run(MACHINE))
                .extracting(finding -> finding.problem().severity())
                .containsExactly(Severity.WARNING, Severity.ERROR);
    }

    @Test
    void masksSecretsOfTheResource() {
        Snapshot secret = Samples.snapshot("""
                apiVersion: v1
                kind: Secret
                metadata: {name: login, namespace: shop}
                stringData: {password: hunter2-marked}
                data: {token: aHVudGVyMy1tYXJrZWQ=}
                """);
        Check talkative = Check.onResources("talkative")
                .find((resource, problems) ->
                        problems.error("found hunter2-marked, hunter3-marked and aHVudGVyMy1tYXJrZWQ="));

        assertThat(Checks.of(talkative).run(secret))
                .singleElement()
                .asString()
                .contains("found «redacted», «redacted» and «redacted»");
    }

    @Test
    void checksPlansAndWhatTheyAreMadeFrom() {
        Plan plan = Planner.builder(Kinds.harvester())
                .build()
                .plan(PlanInput.of(MACHINE, LiveObjects.none()).inventory(Inventory.empty()));
        Check quiet = Check.onPlan("no-restart", (changed, problems) -> {
            for (ResourceChange change : changed.changes(Action.CREATE)) {
                if (change.effect().level() != Effect.Level.DATA_LOSS) {
                    change.desiredResource()
                            .ifPresent(it -> problems.about(it)
                                    .error("is " + change.action().words() + "d"));
                }
            }
        });

        assertThat(Checks.of(quiet, OWNER).run(plan))
                .extracting(Finding::check)
                .containsExactly("no-restart", "no-restart", "owner-label");
        assertThat(Checks.of(quiet).run(MACHINE)).isEmpty();
    }

    @Test
    void refusesTwoChecksOfOneIdAndIdsThatCannotBeTold() {
        assertThatThrownBy(() -> Checks.of(OWNER, OWNER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("owner-label");
        assertThatThrownBy(() -> Check.onPlan("No Restart", (plan, problems) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No Restart");
    }
}

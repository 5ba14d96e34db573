package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.rule.FieldPolicy;
import io.githops.diff.rule.IgnoreRule;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FieldPolicyTest {
    private static final FieldPath STRATEGY = FieldPath.of("spec", "runStrategy");
    private static final FieldPath TEAM = FieldPath.of("metadata", "labels", "team");
    private static final Resource MACHINE = machine("");
    private static final Resource STOPPED = stopped(MACHINE);

    @Test
    void leavesTheFieldToTheClusterWithoutDrift() {
        Planner planner = planner(FieldPolicy.clusterWins("VirtualMachine", "spec.runStrategy"));

        ResourceChange change = planner.compare(MACHINE, STOPPED);

        assertThat(change.action()).isEqualTo(Action.UNCHANGED);
        assertThat(change.hidden()).containsOnlyKeys("cluster-wins:VirtualMachine:spec.runStrategy");
        assertThat(change.tolerated()).isEmpty();
    }

    @Test
    void createsWithTheValueOfTheManifest() {
        ResourceChange change = planner(FieldPolicy.powerState()).compare(MACHINE, null);

        assertThat(change.desiredResource().orElseThrow().at(STRATEGY)).contains(new Text("Always"));
    }

    @Test
    void carriesTheLiveValueOverWhenTheFieldIsOursOrNobodys() {
        Resource changedInGit = MACHINE.withTree(
                MACHINE.tree().with(STRATEGY, new Text("Halted")).with(TEAM, new Text("shop")));

        ResourceChange change = planner(FieldPolicy.powerState()).compare(changedInGit, Fixture.applied(MACHINE));

        assertThat(change.fields()).extracting(FieldChange::path).containsExactly(TEAM);
        assertThat(change.desiredResource().orElseThrow().at(STRATEGY)).contains(new Text("Always"));
    }

    @Test
    void doesNotTakeTheFieldOverWhenSomebodyComesBackToTheValueOfTheManifest() {
        Resource startedAgain = Fixture.edited(STOPPED, "virt-api", tree -> tree.with(STRATEGY, new Text("Always")));
        Resource relabelled = MACHINE.withTree(MACHINE.tree().with(TEAM, new Text("shop")));
        Planner planner = planner(FieldPolicy.powerState());

        ResourceChange change = planner.compare(relabelled, startedAgain);

        assertThat(planner.compare(MACHINE, startedAgain).action()).isEqualTo(Action.UNCHANGED);
        assertThat(change.fields()).extracting(FieldChange::path).containsExactly(TEAM);
        assertThat(change.desiredResource().orElseThrow().at(STRATEGY)).isEmpty();
    }

    @Test
    void warnsOfADifferenceThatItLeaves() {
        Planner planner = planner(FieldPolicy.powerState().withWarning());

        Plan plan = plan(planner, MACHINE, STOPPED);

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.changes().get(0).tolerated()).singleElement().satisfies(tolerated -> {
            assertThat(tolerated.rule()).isEqualTo("power-state");
            assertThat(tolerated.field()).hasToString("spec.runStrategy: Halted -> Always");
        });
        assertThat(plan.warnings())
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .isEqualTo(
                        "test.yaml:5:3: VirtualMachine lab-a/web (kubevirt.io): spec.runStrategy: Halted -> Always is"
                                + " left as it is, live value was set by virt-api: people start and stop machines as they like"
                                + " (rule power-state). Commit the live value, or put it right by hand (GH3601)");
        assertThat(plan.document().text()).contains("warning: test.yaml:5:3: VirtualMachine lab-a/web");
    }

    @Test
    void doesNotPrintASensitiveValueThatItLeaves() {
        Resource secret = Fixture.one("""
                apiVersion: v1
                kind: Secret
                metadata: {name: key, namespace: lab-a}
                stringData: {word: marked-desired}
                """);
        Resource live = Fixture.edited(
                Fixture.applied(secret),
                "kubectl",
                tree -> tree.with(FieldPath.of("stringData", "word"), new Text("marked-live")));

        Plan plan = plan(planner(FieldPolicy.warn("Secret", "data", "stringData")), secret, live);

        assertThat(plan.warnings()).isNotEmpty();
        assertThat(plan.document().json()).doesNotContain("marked", "bWFya2Vk");
    }

    @Test
    void letsTheFirstPolicyOfAFieldDecide() {
        Planner planner = Planner.builder(Fixture.KINDS)
                .policy(FieldPolicy.gitWins("VirtualMachine", "spec.runStrategy")
                        .namespaces("lab-*"))
                .policy(FieldPolicy.powerState())
                .rule(IgnoreRule.named("all").paths("spec").build())
                .build();
        Resource elsewhere = STOPPED.inNamespace("shop");

        assertThat(planner.compare(MACHINE, STOPPED).fields())
                .extracting(FieldChange::path)
                .containsExactly(STRATEGY);
        assertThat(planner.compare(MACHINE.inNamespace("shop"), elsewhere).fields())
                .isEmpty();
    }

    @Test
    void decidesInTheOrderOfTheGuide() {
        // region policies
        Planner planner = Planner.builder(Kinds.harvester())
                .policy(FieldPolicy.gitWins("VirtualMachine", "spec.runStrategy")
                        .namespaces("production"))
                .policy(FieldPolicy.powerState())
                .policy(FieldPolicy.warn("Setting", "value").names("overcommit-config"))
                .build();
        // endregion

        assertThat(planner.compare(MACHINE, STOPPED).fields()).isEmpty();
        assertThat(planner.compare(MACHINE.inNamespace("production"), STOPPED.inNamespace("production"))
                        .fields())
                .hasSize(1);
    }

    @Test
    void keepsToManagersAndValues() {
        assertThat(planner(FieldPolicy.powerState().managers("virt-*"))
                        .compare(MACHINE, STOPPED)
                        .fields())
                .isEmpty();
        assertThat(planner(FieldPolicy.powerState().managers("kubectl"))
                        .compare(MACHINE, STOPPED)
                        .fields())
                .hasSize(1);
        assertThat(planner(FieldPolicy.powerState().liveValue(new Text("Manual")::equals))
                        .compare(MACHINE, STOPPED)
                        .fields())
                .hasSize(1);
    }

    @Test
    void heedsWhatTheManifestSaysOfItself() {
        Planner plain = Planner.builder(Kinds.harvester()).build();
        Planner without =
                Planner.builder(Kinds.harvester()).withoutRule("cluster-wins").build();
        Resource ours = Fixture.resource("/policies/annotated.yaml");
        Resource warned = machine("githops.io/warn: spec.runStrategy");
        Resource git = machine("githops.io/git-wins: spec.runStrategy");

        assertThat(plain.compare(ours, stopped(ours)).action()).isEqualTo(Action.UNCHANGED);
        assertThat(without.compare(ours, stopped(ours)).fields()).hasSize(1);
        assertThat(plain.compare(warned, stopped(warned)).tolerated()).hasSize(1);
        assertThat(planner(FieldPolicy.powerState()).compare(git, stopped(git)).fields())
                .hasSize(1);
    }

    @Test
    void refusesAnAnnotationThatNamesNoField() {
        Resource unreadable = machine("githops.io/cluster-wins: 'spec.runStrategy, spec['");

        assertThatThrownBy(() -> plan(Planner.builder(Fixture.KINDS).build(), unreadable, STOPPED))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("found \"spec[\"; expected fields")
                .hasMessageContaining("GH1416");
    }

    @Test
    void leavesContestedFieldsWithAWarningUnlessGitWins() {
        var input = PlanInput.of(Fixture.snapshot(List.of(MACHINE)), LiveObjects.of(List.of(STOPPED)))
                .tolerating(Map.of(MACHINE.id(), Set.of(STRATEGY)));
        Planner planner = Planner.builder(Fixture.KINDS).build();

        Plan contested = planner.plan(input);
        Plan again = planner.replan(contested, input.tolerating(Map.of()));

        assertThat(contested.isEmpty()).isTrue();
        assertThat(contested.warnings()).hasSize(1);
        assertThat(again.changes(Action.UPDATE)).hasSize(1);
        assertThat(planner.replan(again, input)).isEqualTo(contested);
        assertThat(planner(FieldPolicy.gitWins("VirtualMachine", "spec.runStrategy"))
                        .plan(input)
                        .changes(Action.UPDATE))
                .hasSize(1);
    }

    @Test
    void makesAnApprovalStaleWhenTheCarriedValueChanges() {
        Planner planner = planner(FieldPolicy.powerState());
        Resource live = Fixture.applied(MACHINE);
        Resource changed = MACHINE.withTree(
                MACHINE.tree().with(STRATEGY, new Text("Manual")).with(TEAM, new Text("shop")));
        Resource other = Fixture.applied(MACHINE.withTree(MACHINE.tree().with(STRATEGY, new Text("Halted"))));

        assertThat(plan(planner, changed, live).hash())
                .isNotEqualTo(plan(planner, changed, other).hash());
    }

    @Test
    void refusesAPolicyWithoutPathsAndOneThatIsThereAlready() {
        assertThatThrownBy(() -> FieldPolicy.clusterWins("VirtualMachine"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("field policy cluster-wins of VirtualMachine: found no path; expected at least one");
        assertThatThrownBy(() -> Planner.builder(Fixture.KINDS)
                        .policy(FieldPolicy.powerState())
                        .policy(FieldPolicy.powerState().namespaces("lab-*")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("power-state already; expected another id");
    }

    private static Planner planner(FieldPolicy policy) {
        return Planner.builder(Fixture.KINDS).policy(policy).build();
    }

    private static Plan plan(Planner planner, Resource desired, Resource live) {
        return planner.plan(PlanInput.of(Fixture.snapshot(List.of(desired)), LiveObjects.of(List.of(live))));
    }

    private static Resource machine(String annotation) {
        return Fixture.one("""
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: web, namespace: lab-a, annotations: {%s}}
                spec:
                  runStrategy: Always
                  template: {spec: {domain: {devices: {}}}}
                """.formatted(annotation));
    }

    private static Resource stopped(Resource machine) {
        return Fixture.edited(Fixture.applied(machine), "virt-api", tree -> tree.with(STRATEGY, new Text("Halted")));
    }
}

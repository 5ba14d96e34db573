package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateBoundPlanTest {
    private static final Resource IMAGE = Fixture.one("""
            apiVersion: harvesterhci.io/v1beta1
            kind: VirtualMachineImage
            metadata: {name: tools, namespace: demo}
            spec: {displayName: tools, sourceType: download, url: "https://example.com/tools.img"}
            """);
    private static final Resource TAKER = configMap("githops.ref(VirtualMachineImage/tools:status.storageClassName)");

    @Test
    void keepsTheTextInWhatIsAppliedAndShowsTheValue() {
        Plan plan = Fixture.plan(List.of(IMAGE, TAKER), List.of(imported("lh-7"), Fixture.applied(configMap("lh-6"))));

        ResourceChange change = plan.changes(Action.UPDATE).get(0);
        assertThat(change.desiredResource()).contains(TAKER);
        assertThat(change.fields()).singleElement().hasToString("data.class: lh-6 -> lh-7");
    }

    @Test
    void findsNothingToDoWhereTheValueIsTheLiveOne() {
        Plan plan = Fixture.plan(List.of(IMAGE, TAKER), List.of(imported("lh-7"), Fixture.applied(configMap("lh-7"))));

        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void hasAnotherHashWhenTheTextOrTheValueIsAnother() {
        Resource live = Fixture.applied(configMap("lh-6"));
        Resource other = configMap("githops.ref(VirtualMachineImage/demo/tools:status.storageClassName)");

        String hash = Fixture.plan(List.of(IMAGE, TAKER), List.of(imported("lh-7"), live))
                .hash();

        assertThat(Fixture.plan(List.of(IMAGE, other), List.of(imported("lh-7"), live))
                        .hash())
                .isNotEqualTo(hash);
        assertThat(Fixture.plan(List.of(IMAGE, TAKER), List.of(imported("lh-8"), live))
                        .hash())
                .isNotEqualTo(hash);
    }

    @Test
    void plansAnewWhatTakesAValueThatHasChanged() {
        var planner = Planner.builder(Fixture.KINDS).build();
        Resource live = Fixture.applied(configMap("lh-7"));
        var desired = Fixture.snapshot(List.of(IMAGE, TAKER));
        Plan earlier = planner.plan(PlanInput.of(desired, LiveObjects.of(List.of(imported("lh-7"), live))));

        Plan later = planner.replan(earlier, PlanInput.of(desired, LiveObjects.of(List.of(imported("lh-8"), live))));

        assertThat(earlier.isEmpty()).isTrue();
        assertThat(later.changes(Action.UPDATE)).hasSize(1);
    }

    @Test
    void checksTheValueAgainstTheSchemaOfTheField() {
        Resource machine = Fixture.one("""
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: web, namespace: demo}
                spec:
                  runStrategy: githops.ref(VirtualMachineImage/tools:status.storageClassName)
                  template: {spec: {domain: {devices: {}}}}
                """);

        assertThatThrownBy(() -> Fixture.plan(List.of(machine), List.of(imported("lh-7"))))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("test.yaml:5:3")
                .hasMessageContaining("GH1204");
    }

    @Test
    void refusesDependenciesThatNobodyKnowsAllAtOnce() {
        List<Resource> desired = Fixture.read("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a, namespace: demo, annotations: {githops.io/depends-on: "ConfigMap/no, Secret/no"}}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: b, namespace: demo, annotations: {githops.io/depends-on: VirtualMachineImage/tools}}
                """);

        assertThatThrownBy(() -> Fixture.plan(desired, List.of(imported("lh-7"))))
                .isInstanceOfSatisfying(
                        ManifestException.class,
                        e -> assertThat(e.problems()).extracting(Problem::code).containsExactly("GH1415", "GH1415"))
                .hasMessageContaining("ConfigMap demo/no")
                .hasMessageContaining("Secret demo/no");
    }

    private static Resource imported(String storageClass) {
        return Fixture.withStatus(Fixture.applied(IMAGE), Mapping.of("storageClassName", new Text(storageClass)));
    }

    private static Resource configMap(String value) {
        return Fixture.one("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: demo}
                data: {class: %s}
                """.formatted(value));
    }
}

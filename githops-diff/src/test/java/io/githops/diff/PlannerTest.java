package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.Effect;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final String MACHINE = """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata:
              name: web
              namespace: demo
            spec:
              runStrategy: RerunOnFailure
              template:
                spec:
                  domain:
                    cpu: {cores: 2}
                    devices:
                      disks:
                        - name: root
                          bootOrder: 1
                          disk: {bus: virtio}
                      interfaces:
                        - name: nic
                          bridge: {}
                    resources:
                      limits: {cpu: "2", memory: 2048Mi}
                  networks:
                    - name: nic
                      multus: {networkName: demo/lan}
                  volumes:
                    - name: root
                      persistentVolumeClaim: {claimName: web-root}
            """;
    private static final Mapping RUNNING =
            (Mapping) Json.parse("{\"created\":true,\"ready\":true,\"printableStatus\":\"Running\"}");

    @Test
    void createsWhatIsMissing() {
        Plan plan = Fixture.plan(Fixture.read(MACHINE), List.of());

        assertThat(plan.changes()).extracting(ResourceChange::action).containsExactly(Action.CREATE);
        assertThat(plan.document().text()).contains("+ VirtualMachine demo/web", "1 to create");
    }

    @Test
    void plansNothingForWhatWasApplied() {
        Resource live = Fixture.applied(Fixture.one(MACHINE));

        Plan plan = Fixture.plan(Fixture.read(MACHINE), List.of(live));

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.document().text()).contains("nothing to do, 1 unchanged");
    }

    @Test
    void leavesOutWhatAnExportedManifestSaysOfTheObjectItWas() {
        Resource live = Fixture.applied(Fixture.one(MACHINE));
        String exported = MACHINE.replace("name: web\n  namespace", """
                name: web
                  uid: c724275b-f6a3-4414-a28c-29f0adabad8d
                  resourceVersion: "40796789"
                  creationTimestamp: "2023-11-28T00:41:14Z"
                  generation: 4
                  managedFields: []
                  namespace""");

        Plan again = Fixture.plan(Fixture.read(exported), List.of(live));
        Plan first = Fixture.plan(Fixture.read(exported), List.of());

        assertThat(again.isEmpty()).isTrue();
        assertThat(first.changes().get(0).desiredResource())
                .hasValueSatisfying(created ->
                        assertThat(created.metadata().names()).containsExactlyInAnyOrder("name", "namespace"));
    }

    @Test
    void explainsAQuantityTheServerSpellsOtherwise() {
        Resource live = Fixture.applied(Fixture.one(MACHINE.replace("2048Mi", "2Gi")));

        Plan plan = Fixture.plan(Fixture.read(MACHINE), List.of(live));

        assertThat(plan.changes().get(0))
                .isInstanceOfSatisfying(
                        ResourceChange.Unchanged.class,
                        unchanged -> assertThat(unchanged.hidden()).containsKey("quantity"));
    }

    @Test
    void tellsThatMoreMemoryNeedsARestartOfTheRunningMachine() {
        Resource live = Fixture.withStatus(Fixture.applied(Fixture.one(MACHINE)), RUNNING);

        Plan plan = Fixture.plan(Fixture.read(MACHINE.replace("2048Mi", "4Gi")), List.of(live));

        ResourceChange change = plan.changes().get(0);
        assertThat(change.effect().level()).isEqualTo(Effect.Level.RESTART_REQUIRED);
        assertThat(change.fields()).singleElement().satisfies(field -> {
            assertThat(field.path()).hasToString("spec.template.spec.domain.resources.limits.memory");
            assertThat(field.details().position()).hasToString("test.yaml:21:30");
        });
    }

    @Test
    void doesNotRestartAMachineThatIsOff() {
        Resource live = Fixture.applied(Fixture.one(MACHINE));

        Plan plan = Fixture.plan(Fixture.read(MACHINE.replace("2048Mi", "4Gi")), List.of(live));

        assertThat(plan.changes().get(0).effect().level()).isEqualTo(Effect.Level.NEXT_START);
    }

    @Test
    void namesWhoChangedTheLiveValue() {
        Resource live = Fixture.edited(
                Fixture.applied(Fixture.one(MACHINE)),
                "kubectl-edit",
                tree -> tree.edit("spec", spec -> spec.with("runStrategy", new Text("Halted"))));

        Plan plan = Fixture.plan(Fixture.read(MACHINE), List.of(live));

        assertThat(plan.changes().get(0).fields()).singleElement().satisfies(field -> {
            assertThat(field).hasToString("spec.runStrategy: Halted -> RerunOnFailure");
            assertThat(field.details().liveManager()).isEqualTo("kubectl-edit");
        });
        assertThat(plan.changes().get(0).effect().level()).isEqualTo(Effect.Level.START);
    }

    @Test
    void matchesDisksByNameWhereverTheyStand() {
        Resource live = Fixture.applied(Fixture.one(MACHINE));

        Plan plan = Fixture.plan(Fixture.read(MACHINE.replace("bootOrder: 1", "bootOrder: 2")), List.of(live));

        assertThat(plan.changes().get(0).fields())
                .extracting(field -> field.path().toString())
                .containsExactly("spec.template.spec.domain.devices.disks[name=root].bootOrder");
    }

    @Test
    void keepsTheAddressTheServerGaveAnInterface() {
        FieldPath address = FieldPath.parse("spec.template.spec.domain.devices.interfaces[name=nic].macAddress");
        Resource live =
                Fixture.one(MACHINE.replace("bridge: {}", "bridge: {}\n              macAddress: 02:00:00:00:00:01"));
        Resource stored = Fixture.applied(live);

        Plan same = Fixture.plan(Fixture.read(MACHINE), List.of(stored));
        Plan changed = Fixture.plan(Fixture.read(MACHINE.replace("2048Mi", "4Gi")), List.of(stored));

        assertThat(same.isEmpty()).isTrue();
        assertThat(changed.changes().get(0).desiredResource().orElseThrow().at(address))
                .contains(new Text("02:00:00:00:00:01"));
    }

    @Test
    void takesOwnershipOfWhatSomebodyElseApplied() {
        Resource foreign = Resource.of(Fixture.applied(Fixture.one(MACHINE))
                .tree()
                .edit("metadata", metadata -> metadata.without("managedFields")));

        Plan plan = Fixture.plan(Fixture.read(MACHINE), List.of(foreign));

        assertThat(plan.changes()).extracting(ResourceChange::action).containsExactly(Action.UPDATE);
        assertThat(plan.document().text()).contains("takes ownership");
    }

    @Test
    void neverAppliesAStatusThatAManifestHappensToHave() {
        String exported = MACHINE + "status: {printableStatus: Stopped}\n";
        Resource live = Fixture.withStatus(Fixture.applied(Fixture.one(MACHINE)), RUNNING);

        assertThat(Fixture.plan(Fixture.read(exported), List.of(live)).isEmpty())
                .isTrue();
        assertThat(Fixture.plan(Fixture.read(exported), List.of())
                        .changes()
                        .get(0)
                        .desiredResource()
                        .orElseThrow()
                        .tree()
                        .has("status"))
                .isFalse();
    }

    @Test
    void comparesJsonInsideStrings() {
        String network = """
                apiVersion: k8s.cni.cncf.io/v1
                kind: NetworkAttachmentDefinition
                metadata: {name: lan, namespace: demo}
                spec:
                  config: '{"type":"bridge","vlan":10}'
                """;
        Resource live = Fixture.applied(Fixture.one(network));

        Plan reordered = Fixture.plan(
                Fixture.read(
                        network.replace("{\"type\":\"bridge\",\"vlan\":10}", "{\"vlan\": 10, \"type\": \"bridge\"}")),
                List.of(live));
        Plan changed = Fixture.plan(Fixture.read(network.replace("10", "20")), List.of(live));

        assertThat(reordered.isEmpty()).isTrue();
        assertThat(changed.changes().get(0).fields()).singleElement().hasToString("spec.config.vlan: 10 -> 20");
    }

    @Test
    void leavesOrphansAloneUnlessPruningIsChosen() {
        Resource live = Fixture.applied(Fixture.one(MACHINE));

        Plan plan = Planner.builder(Fixture.KINDS)
                .build()
                .plan(PlanInput.of(Fixture.snapshot(List.of()), LiveObjects.of(List.of(live)))
                        .inventory(Fixture.owning(List.of(live))));

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.orphans()).extracting(Orphan::id).containsExactly(live.id());
    }

    @Test
    void prunesOnlyWhatTheInventoryOwnsWithTheSameIdentity() {
        Resource owned = Fixture.applied(Fixture.one(MACHINE));
        Resource recreated =
                Resource.of(owned.tree().edit("metadata", metadata -> metadata.with("uid", new Text("another"))));
        var planner = Planner.builder(Fixture.KINDS).prune(Prune.OWNED).build();

        Plan foreign = planner.plan(PlanInput.of(Fixture.snapshot(List.of()), LiveObjects.of(List.of(owned))));
        Plan another = planner.plan(PlanInput.of(Fixture.snapshot(List.of()), LiveObjects.of(List.of(recreated)))
                .inventory(Fixture.owning(List.of(owned))));

        assertThat(foreign.isEmpty()).isTrue();
        assertThat(another.isEmpty()).isTrue();
    }
}

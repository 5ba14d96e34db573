package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.Undo.Extent;
import io.githops.diff.Undo.Loss;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoTest {
    private static final Planner PLANNER =
            Planner.builder(Fixture.KINDS).prune(Prune.OWNED).build();
    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: config, namespace: demo}
            data: {%s}
            """;
    private static final String CLAIM = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data, namespace: demo}
            spec: {accessModes: [ReadWriteMany], resources: {requests: {storage: %s}}}
            """;
    private static final String MACHINE = """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: web, namespace: demo}
            spec:
              runStrategy: %s
              template:
                spec:
                  domain:
                    memory: {guest: 1Gi}
                    devices: {interfaces: [{name: lan, bridge: {}}]}
                  networks: [{name: lan, multus: {networkName: demo/lan}}]
            """;

    @Test
    void deletesWhatWasCreated() {
        Plan executed = plan(SimulatedObjects.empty(), CONFIG.formatted("a: x"));

        Undo.Step step = only(PLANNER.undo(executed));

        assertThat(step.extent()).isEqualTo(Extent.FULL);
        assertThat(step.wayBack())
                .hasValueSatisfying(back -> assertThat(back.action()).isEqualTo(Action.PRUNE));
    }

    @Test
    void deletesNothingThatHasTheNameOfWhatWasCreated() {
        Plan executed = plan(SimulatedObjects.empty(), CONFIG.formatted("a: x"));
        SimulatedObjects changed = SimulatedObjects.empty().execute(executed, change -> true);
        ResourceId id = executed.changes().get(0).id();
        Resource another = changed.live().find(id).orElseThrow();
        another = another.withTree(another.tree().edit("metadata", metadata -> metadata.with("uid", new Text("new"))));

        Plan back = PLANNER.plan(PLANNER.undo(executed).input(LiveObjects.of(List.of(another)), changed.inventory()));

        assertThat(back.isEmpty()).isTrue();
    }

    @Test
    void deletesWhatWasCreatedEvenWhenThePlannerDoesNotPrune() {
        Planner keeping = Planner.builder(Fixture.KINDS).build();
        Plan executed = plan(SimulatedObjects.empty(), CONFIG.formatted("a: x"));
        SimulatedObjects changed = SimulatedObjects.empty().execute(executed, change -> true);

        Plan back = keeping.plan(keeping.undo(executed).input(changed.live(), changed.inventory()));

        assertThat(back.changes(Action.PRUNE)).hasSize(1);
        assertThat(back.guards()).extracting(Guard::code).containsExactly(Guard.Code.EMPTY_DESIRED_STATE);
    }

    @Test
    void leavesWhatAMarkProtectsAndSaysSo() {
        Plan executed = plan(SimulatedObjects.empty(), """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: config, namespace: demo, annotations: {githops.io/prune: disabled}}
                """);

        Undo.Step step = only(PLANNER.undo(executed));

        assertThat(step.extent()).isEqualTo(Extent.NONE);
        assertThat(step.losses()).containsExactly(new Loss(Loss.Kind.KEPT, "annotation githops.io/prune: disabled"));
    }

    @Test
    void givesFormerValuesBack() {
        SimulatedObjects before = synced(CONFIG.formatted("same: s, changed: old, removed: r"));
        Plan executed = plan(before, CONFIG.formatted("same: s, changed: new, added: a"));

        Undo undo = PLANNER.undo(executed);

        assertThat(only(undo).extent()).isEqualTo(Extent.FULL);
        assertThat(undo.desired().resources())
                .singleElement()
                .satisfies(manifest -> assertThat(Json.text(manifest.tree()))
                        .isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
                                + "\"metadata\":{\"name\":\"config\",\"namespace\":\"demo\"},"
                                + "\"data\":{\"same\":\"s\",\"changed\":\"old\",\"removed\":\"r\"}}"));
    }

    @Test
    void saysWhoseFieldsComeBackWithoutTheirOwner() {
        SimulatedObjects before =
                SimulatedObjects.empty().created(Fixture.one(CONFIG.formatted("colour: green")), "kubectl");
        Plan executed = plan(before, CONFIG.formatted("colour: red"));

        Undo.Step step = only(PLANNER.undo(executed));

        assertThat(step.extent()).isEqualTo(Extent.PARTIAL);
        assertThat(step.losses())
                .containsExactly(
                        new Loss(Loss.Kind.OWNERSHIP, "data.colour gets its value back, but kubectl owns it no more"));
    }

    @Test
    void leavesAloneWhatOthersWroteSince() {
        SimulatedObjects before = synced(CONFIG.formatted("colour: green"));
        Plan executed = plan(before, CONFIG.formatted("colour: red"));
        ResourceId id = executed.changes().get(0).id();
        SimulatedObjects edited = before.execute(executed, change -> true)
                .edited(id, tree -> tree.edit("data", data -> data.with("note", new Text("theirs"))));

        Plan back = PLANNER.plan(PLANNER.undo(executed).input(edited.live(), edited.inventory()));

        assertThat(back.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.fields())
                        .extracting(FieldChange::path)
                        .containsExactly(FieldPath.of("data", "colour")));
    }

    @Test
    void saysWhatStaysBecauseNobodyOwnsIt() {
        String secret = """
                apiVersion: v1
                kind: Secret
                metadata: {name: key, namespace: demo}
                stringData: {%s}
                """;
        SimulatedObjects before = synced(secret.formatted("one: marker-1"));
        Plan executed = plan(before, secret.formatted("one: marker-1, two: marker-2"));

        Undo undo = PLANNER.undo(executed);

        assertThat(only(undo).losses())
                .containsExactly(
                        new Loss(Loss.Kind.FIELD, "data.two stays as it is, as an apply does not change it back"));
        assertThat(undo.text() + undo.json() + undo + undo.steps() + undo.desired())
                .doesNotContain("marker")
                .doesNotContain("bWFya2Vy");
    }

    @Test
    void createsWhatWasDeletedWithoutWhatTheServerGaveIt() {
        SimulatedObjects before = synced(CLAIM.formatted("1Gi"));
        Resource bound = before.live().resources().iterator().next();
        bound = bound.withTree(bound.tree()
                .edit(
                        "metadata",
                        metadata -> metadata.edit(
                                "annotations", marks -> marks.with("pv.kubernetes.io/bind-completed", new Text("yes"))))
                .edit("spec", spec -> spec.with("volumeName", new Text("pvc-1"))));
        before = new SimulatedObjects(LiveObjects.of(List.of(bound)), before.inventory(), 9);
        Plan executed = plan(before);

        Undo undo = PLANNER.undo(executed);

        assertThat(only(undo).extent()).isEqualTo(Extent.NONE);
        assertThat(only(undo).losses()).extracting(Loss::kind).containsExactly(Loss.Kind.IDENTITY, Loss.Kind.DATA);
        assertThat(undo.desired().resources()).singleElement().satisfies(manifest -> {
            assertThat(Json.text(manifest.tree()))
                    .doesNotContain("uid", "managedFields", "volumeName", "bind-completed", "annotations", "status");
            assertThat(manifest.tree().mapping("spec", "resources", "requests").text("storage"))
                    .contains("1Gi");
        });
    }

    @Test
    void bringsAMachineBackAsAnotherOne() {
        SimulatedObjects before = synced(MACHINE.formatted("Halted"));

        Undo.Step step = only(PLANNER.undo(plan(before)));

        assertThat(step.extent()).isEqualTo(Extent.PARTIAL);
        assertThat(step.losses())
                .containsExactly(new Loss(
                        Loss.Kind.IDENTITY, "it comes back as another object with a new UID and new MAC addresses"));
    }

    @Test
    void doesNotPretendThatAMachineWasNotStopped() {
        SimulatedObjects before = synced(MACHINE.formatted("Always"));
        Resource running = Fixture.withStatus(
                before.live().resources().iterator().next(), Mapping.of("printableStatus", new Text("Running")));
        before = new SimulatedObjects(LiveObjects.of(List.of(running)), before.inventory(), 9);

        Undo undo = PLANNER.undo(plan(before, MACHINE.formatted("Halted")));

        assertThat(only(undo).extent()).isEqualTo(Extent.PARTIAL);
        assertThat(only(undo).losses()).extracting(Loss::kind).containsExactly(Loss.Kind.DISTURBANCE);
        assertThat(undo.text()).contains("in part: VirtualMachine demo/web", "spec.runStrategy: Halted -> Always");
    }

    @Test
    void saysThatAVolumeDoesNotShrink() {
        Undo undo = PLANNER.undo(plan(synced(CLAIM.formatted("1Gi")), CLAIM.formatted("2Gi")));

        assertThat(only(undo).extent()).isEqualTo(Extent.NONE);
        assertThat(undo.losing()).hasSize(1);
    }

    @Test
    void doesNotPretendThatAJobWasNotDone() {
        Plan executed = plan(SimulatedObjects.empty(), """
                apiVersion: harvesterhci.io/v1beta1
                kind: VirtualMachineBackup
                metadata: {name: nightly, namespace: demo}
                spec: {type: backup, source: {apiGroup: kubevirt.io, kind: VirtualMachine, name: web}}
                """);

        assertThat(only(PLANNER.undo(executed)).losses()).extracting(Loss::kind).contains(Loss.Kind.DONE);
    }

    @Test
    void doesNotPretendThatWhatWasCreatedAnewIsTheSame() {
        String claim = """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: data, namespace: demo}
                spec: {accessModes: [ReadWriteMany], storageClassName: %s, resources: {requests: {storage: 1Gi}}}
                """;
        Plan executed = plan(synced(claim.formatted("fast")), claim.formatted("slow"));
        assertThat(executed.changes(Action.RECREATE)).hasSize(1);

        Undo.Step step = only(PLANNER.undo(executed));

        assertThat(step.wayBack())
                .hasValueSatisfying(back -> assertThat(back.action()).isEqualTo(Action.RECREATE));
        assertThat(step.extent()).isEqualTo(Extent.NONE);
        assertThat(step.losses()).extracting(Loss::kind).containsExactly(Loss.Kind.IDENTITY, Loss.Kind.DATA);
    }

    @Test
    void goesBackInReverseOrder() {
        Plan executed = plan(SimulatedObjects.empty(), CONFIG.formatted("a: x"), """
                apiVersion: v1
                kind: Namespace
                metadata: {name: demo}
                """);

        assertThat(PLANNER.undo(executed).steps())
                .extracting(step -> step.change().id().kind())
                .containsExactly("ConfigMap", "Namespace");
    }

    @Test
    void takesBackOnlyWhatWasMade() {
        SimulatedObjects before = synced(CONFIG.formatted("colour: green"), CLAIM.formatted("1Gi"));
        Plan executed = plan(before, CONFIG.formatted("colour: red"));
        ResourceId config = executed.changes(Action.UPDATE).get(0).id();

        Undo undo = PLANNER.undo(executed, change -> change.id().equals(config));
        SimulatedObjects changed =
                before.execute(executed, change -> change.id().equals(config));
        Plan back = PLANNER.plan(undo.input(changed.live(), changed.inventory()));

        assertThat(undo.scope()).containsExactly(config);
        assertThat(back.waves().values())
                .singleElement()
                .satisfies(
                        wave -> assertThat(wave).extracting(ResourceChange::id).containsExactly(config));
        assertThat(undo.desired().resources()).hasSize(2);
    }

    @Test
    void tellsInWordsWhatIsTakenBackAndHow() {
        SimulatedObjects before = synced(CONFIG.formatted("colour: green"));
        // region undo
        Plan executed = plan(before, CONFIG.formatted("colour: red"));
        Undo undo = PLANNER.undo(executed);
        String words = undo.text();
        // endregion

        assertThat(words).isEqualTo("""
                undo of main@01234567
                  fully: ConfigMap demo/config: update, back by update
                      data.colour: red -> green
                1 fully
                """);
        assertThat(undo).hasToString("undo of main@01234567: 1 fully");
    }

    @Test
    void isWrittenForPrograms() {
        Undo undo = PLANNER.undo(plan(synced(CONFIG.formatted("colour: green"))));

        assertThat(Json.parse(undo.json())).isEqualTo(undo.toTree());
        assertThat(undo.json())
                .contains("\"extent\":\"partial\"", "\"kind\":\"identity\"", "\"back\":{\"action\":\"create\"");
    }

    @Test
    void hasNothingToTakeBackOfAPlanThatDidNothing() {
        SimulatedObjects before = synced(CONFIG.formatted("colour: green"));

        Undo undo = PLANNER.undo(plan(before, CONFIG.formatted("colour: green")));

        assertThat(undo.steps()).isEmpty();
        assertThat(undo.summary()).isEqualTo("nothing to undo");
        assertThat(undo.foreseen().isEmpty()).isTrue();
    }

    private static Undo.Step only(Undo undo) {
        assertThat(undo.steps()).hasSize(1);
        return undo.steps().get(0);
    }

    private static SimulatedObjects synced(String... manifests) {
        return SimulatedObjects.empty().execute(plan(SimulatedObjects.empty(), manifests), change -> true);
    }

    private static Plan plan(SimulatedObjects objects, String... manifests) {
        return PLANNER.plan(
                PlanInput.of(Fixture.snapshot(Fixture.read(String.join("---\n", manifests))), objects.live())
                        .inventory(objects.inventory()));
    }
}

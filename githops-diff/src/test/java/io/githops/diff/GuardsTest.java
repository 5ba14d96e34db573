package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.diff.admission.Refusal;
import io.githops.diff.guard.Ownership;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuardsTest {
    private static final Resource VOLUME = live("""
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data, namespace: demo}
            spec:
              accessModes: [ReadWriteMany]
              resources: {requests: {storage: 20Gi}}
            """);
    private static final Resource KEEP = live("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: keep, namespace: demo}
            """);

    private static final GuardPolicy POLICY = new GuardPolicy(
            Fixture.KINDS,
            new Ownership("githops", "githops"),
            Adoption.CHANGE,
            DeletionBudget.standard(),
            Maintenance.atAnyTime());

    @Test
    void refusesToLoseAVolumeAndSaysWhatIsOnIt() {
        Plan plan = Fixture.prunePlan(List.of(KEEP), List.of(KEEP, VOLUME));

        assertThat(plan.guards()).singleElement().satisfies(guard -> {
            assertThat(guard.code()).isEqualTo(Guard.Code.DATA_LOSS);
            assertThat(guard.reason()).contains("20Gi");
        });
        assertThatThrownBy(plan::approveUnguarded)
                .isInstanceOf(RefusedPlanException.class)
                .hasMessageContaining("nothing was written")
                .hasMessageContaining("PersistentVolumeClaim demo/data")
                .hasMessageContaining("data-loss:PersistentVolumeClaim/demo/data");
    }

    @Test
    void liftsGuardsByNameForThePlanThatWasReviewedOnly() {
        Plan guarded = Fixture.prunePlan(List.of(KEEP), List.of(KEEP, VOLUME));

        Plan plan = guarded.with(Approval.parse("data-loss:PersistentVolumeClaim/demo/data"));

        assertThat(plan.hash()).isNotEqualTo(guarded.hash());
        assertThat(plan.approve(plan.hash()).plan()).isEqualTo(plan);
        assertThatThrownBy(() -> guarded.approve(guarded.hash())).isInstanceOf(RefusedPlanException.class);
        assertThatThrownBy(() -> plan.approve("0".repeat(64)))
                .isInstanceOf(StaleApprovalException.class)
                .hasMessageContaining(plan.hash());
    }

    @Test
    void refusesToDeleteANamespaceWithEverythingInIt() {
        Resource namespace = live("---\n{apiVersion: v1, kind: Namespace, metadata: {name: demo}}");

        Plan plan = Fixture.prunePlan(List.of(KEEP), List.of(KEEP, namespace));

        assertThat(plan.guards()).extracting(Guard::code).containsExactly(Guard.Code.NAMESPACE_DELETION);
    }

    @Test
    void refusesAnEmptyDesiredState() {
        Plan plan = Fixture.prunePlan(List.of(), List.of(KEEP));

        assertThat(plan.guards()).extracting(Guard::code).containsExactly(Guard.Code.EMPTY_DESIRED_STATE);
    }

    @Test
    void refusesToDeleteMostOfWhatIsOwned() {
        List<Resource> owned = new ArrayList<>(IntStream.range(0, 6)
                .mapToObj(i ->
                        live("---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: c" + i + ", namespace: demo}}"))
                .toList());
        owned.add(KEEP);

        Plan plan = Fixture.prunePlan(List.of(KEEP), owned);

        assertThat(plan.guards()).extracting(Guard::code).containsExactly(Guard.Code.DELETION_BUDGET);
    }

    @Test
    void guardsTheVolumesThatDieWithAMachine() {
        Resource machine = live("""
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata:
                  name: web
                  namespace: demo
                  annotations: {harvesterhci.io/removedPersistentVolumeClaims: web-root}
                spec:
                  runStrategy: Halted
                  template: {spec: {domain: {devices: {}}}}
                """);

        Plan plan = Fixture.prunePlan(List.of(KEEP), List.of(KEEP, machine));

        assertThat(plan.guards())
                .singleElement()
                .satisfies(guard -> assertThat(guard.reason()).contains("web-root"));
    }

    @Test
    void recreatesWhatCannotBeChangedInPlaceOnlyAfterApproval() {
        String desired = """
                apiVersion: storage.k8s.io/v1
                kind: StorageClass
                metadata: {name: fast}
                provisioner: driver.longhorn.io
                """;
        Resource live = live(desired);

        Plan plan = Fixture.plan(
                Fixture.read(desired.replace("driver.longhorn.io", "lvm.driver.harvesterhci.io")), List.of(live));

        assertThat(plan.changes()).extracting(ResourceChange::action).containsExactly(ResourceChange.Action.RECREATE);
        assertThat(plan.guards()).extracting(Guard::code).containsExactly(Guard.Code.RECREATION);
    }

    @Test
    void holdsBackWhatHarvesterWouldRefuse() {
        var refusal = new Refusal("image-in-use", "validator.harvesterhci.io", 400, FieldPath.root(), "it is in use");
        ResourceChange change = Planner.builder(Fixture.KINDS).build().compare(KEEP, null);
        ResourceChange refused = change.assessed(change.assessment().refused(List.of(refusal)));

        assertThat(RefusalGuards.find(new GuardedPlan(
                        List.of(refused), PlanInput.of(Fixture.snapshot(List.of()), LiveObjects.none()), POLICY)))
                .extracting(Guard::toString)
                .containsExactly("ConfigMap demo/keep: Harvester would refuse this: it is in use (image-in-use,"
                        + " validator.harvesterhci.io) (GH4110 refusal)");
    }

    @Test
    void doesNotKnowWithoutAClusterWhatThePlatformHasCreated() {
        Resource setting = Fixture.one("---\n{apiVersion: harvesterhci.io/v1beta1, kind: Setting,"
                + " metadata: {name: log-level}, value: debug}");
        Planner planner = Planner.builder(Fixture.KINDS).prune(Prune.OWNED).build();

        Plan preview = planner.preview(Fixture.snapshot(List.of(KEEP)), Fixture.snapshot(List.of(KEEP, setting)));

        assertThat(preview.changes(ResourceChange.Action.CREATE)).hasSize(1);
        assertThat(preview.guards()).isEmpty();
    }

    @Test
    void recognisesEachOfManyMachinesThatMoveToAnotherNamespace() {
        List<Resource> live = IntStream.range(0, 60)
                .mapToObj(i -> live(machine("m" + i, "old")))
                .toList();
        List<Resource> desired = IntStream.range(0, 60)
                .mapToObj(i -> Fixture.one(machine("m" + i, "new")))
                .toList();

        Plan plan = Fixture.prunePlan(desired, live);

        assertThat(plan.guards())
                .filteredOn(guard -> guard.code() == Guard.Code.PROBABLE_MOVE)
                .hasSize(60)
                .allSatisfy(guard -> assertThat(guard.reason())
                        .contains("new/" + guard.subject().name() + " (kubevirt.io) created"));
    }

    @Test
    void areReadBackFromThePlansDocument() {
        Resource kept = live("---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: kept, namespace: demo,"
                + " annotations: {githops.io/prune: disabled}}}");

        PlanDocument document =
                Fixture.prunePlan(List.of(), List.of(KEEP, kept)).document();

        assertThat(document.guards()).extracting(PlanDocument.Held::subject).containsOnlyNulls();
        assertThat(document.orphans()).extracting(Orphan::id).containsExactly(kept.id());
        assertThat(PlanDocument.parse(document.json())).isEqualTo(document);
    }

    private static String machine(String name, String namespace) {
        return """
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: %s, namespace: %s}
                spec:
                  runStrategy: Halted
                  template: {spec: {domain: {devices: {}}}}
                """.formatted(name, namespace);
    }

    private static Resource live(String yaml) {
        return Fixture.applied(Fixture.one(yaml));
    }
}

package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.cluster.RejectedException;
import io.githops.cluster.UnservedKindException;
import io.githops.diff.Approval;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Inventory;
import io.githops.diff.Plan;
import io.githops.diff.Prune;
import io.githops.diff.RefusedPlanException;
import io.githops.diff.StaleApprovalException;
import io.githops.harvester.Patch;
import io.githops.inventory.InventoryStore;
import io.githops.model.GroupVersionKind;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
    private static final String APPLICATION = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: demo}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: demo}
            data: {colour: blue}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data, namespace: demo}
            spec:
              accessModes: [ReadWriteMany]
              storageClassName: harvester-longhorn
              resources: {requests: {storage: 1Gi}}
            """;
    private static final String WITHOUT_VOLUME = APPLICATION.substring(0, APPLICATION.lastIndexOf("---"));

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void makesTheClusterAsDesiredAndThenFindsNothingToDo() {
        Reconciler reconciler = scene.desire(APPLICATION).reconciler();

        SyncResult result = reconciler.sync();

        assertThat(result.succeeded()).isTrue();
        assertThat(result.outcomes()).hasSize(3);
        assertThat(scene.configMap("demo", "settings")).isPresent();
        assertThat(reconciler.plan().isEmpty()).isTrue();
    }

    @Test
    void writesNothingWhenNothingChanged() {
        Reconciler reconciler = scene.desire(APPLICATION).reconciler();
        reconciler.sync();
        long writes = scene.embedded.writes();

        SyncResult result = reconciler.sync();

        assertThat(result.outcomes()).isEmpty();
        assertThat(scene.embedded.writes()).isEqualTo(writes);
    }

    @Test
    void announcesInTheInventoryWhatItIsAboutToCreate() {
        scene.desire(APPLICATION).reconciler().sync();

        assertThat(scene.embedded.requests())
                .filteredOn(request -> request.isWrite())
                .first()
                .satisfies(request -> assertThat(request.path()).contains("/configmaps/githops-inventory"));
    }

    @Test
    void remembersWhichFileEachResourceCameFrom() {
        scene.desire(APPLICATION).reconciler().sync();

        Inventory inventory = InventoryStore.configMap(scene.cluster, "default", "githops-inventory", "githops")
                .load();
        assertThat(inventory.entries().values())
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.origin()).isEqualTo("desired.yaml"));
    }

    @Test
    void healsWhatSomebodyChangedByHand() {
        Reconciler reconciler = scene.desire(APPLICATION).reconciler();
        reconciler.sync();
        scene.cluster.patch(
                Scene.CONFIG_MAP,
                "demo",
                "settings",
                Patch.merge((Mapping) Json.parse("{\"data\":{\"colour\":\"red\"}}")),
                "kubectl-edit");

        Plan drift = reconciler.plan();
        reconciler.sync();

        assertThat(drift.document().text()).contains("data.colour: red -> blue", "kubectl-edit");
        assertThat(scene.configMap("demo", "settings")
                        .orElseThrow()
                        .tree()
                        .mapping("data")
                        .text("colour"))
                .contains("blue");
        assertThat(reconciler.plan().isEmpty()).isTrue();
    }

    @Test
    void refusesToLoseDataUntilThatVeryPlanIsApproved() {
        Reconciler reconciler = scene.desire(APPLICATION).reconciler(Prune.OWNED);
        reconciler.sync();
        scene.desire(WITHOUT_VOLUME);
        long writes = scene.embedded.writes();

        assertThatThrownBy(reconciler::sync).isInstanceOf(RefusedPlanException.class);
        ApprovedPlan approved = approved(reconciler.plan());
        scene.desire(WITHOUT_VOLUME.replace("blue", "red"));
        assertThatThrownBy(() -> reconciler.execute(approved)).isInstanceOf(StaleApprovalException.class);
        assertThat(scene.embedded.writes()).isEqualTo(writes);

        scene.desire(WITHOUT_VOLUME);
        SyncResult result = reconciler.execute(approved(reconciler.plan()));

        assertThat(result.succeeded()).isTrue();
        var claims = new GroupVersionKind("", "v1", "PersistentVolumeClaim");
        assertThat(scene.cluster.get(claims, "demo", "data")).isEmpty();
        assertThat(reconciler.plan().isEmpty()).isTrue();
    }

    @Test
    void leavesEverythingThatItDidNotApplyAlone() {
        Reconciler reconciler = scene.desire(APPLICATION).reconciler(Prune.OWNED);
        reconciler.sync();
        scene.cluster.create(configMap("foreign"), "somebody");
        scene.desire(WITHOUT_VOLUME);

        reconciler.execute(approved(reconciler.plan()));

        assertThat(scene.configMap("demo", "foreign")).isPresent();
    }

    @Test
    void holdsBackDeletionsWhenAChangeFails() {
        Reconciler reconciler =
                scene.desire(APPLICATION + "---\n" + configMapYaml("obsolete")).reconciler(Prune.OWNED);
        reconciler.sync();
        scene.desire(APPLICATION + "---\n" + configMapYaml("lost"));
        scene.embedded.faults().on("patch", "ConfigMap").after(1).times(1).answer(422);

        SyncResult result = reconciler.sync();

        assertThat(result.succeeded()).isFalse();
        assertThat(result.outcomes())
                .anySatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Failed.class,
                                failed -> assertThat(failed.cause()).isInstanceOf(RejectedException.class)));
        assertThat(result.outcomes())
                .anySatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Skipped.class,
                                skipped -> assertThat(skipped.because()).contains("nothing is deleted")));
        assertThat(scene.configMap("demo", "obsolete")).isPresent();
    }

    @Test
    void holdsBackWhatNeedsAResourceThatDoesNotGetHealthy() {
        Reconciler reconciler = scene.desire("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: demo}
                ---
                apiVersion: harvesterhci.io/v1beta1
                kind: VirtualMachineImage
                metadata: {name: broken, namespace: demo}
                spec:
                  displayName: broken
                  sourceType: download
                  url: https://nowhere.invalid/image.qcow2
                  backend: cdi
                  targetStorageClassName: harvester-longhorn
                  retry: 0
                ---
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata:
                  name: root
                  namespace: demo
                  annotations: {harvesterhci.io/imageId: demo/broken}
                spec:
                  accessModes: [ReadWriteMany]
                  storageClassName: harvester-longhorn
                  resources: {requests: {storage: 1Gi}}
                """).reconciler();

        SyncResult result = reconciler.sync();

        assertThat(result.outcomes())
                .filteredOn(outcome -> outcome.change().id().kind().equals("PersistentVolumeClaim"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Skipped.class,
                        skipped -> assertThat(skipped.because()).contains("VirtualMachineImage demo/broken"));
        assertThat(result.outcomes())
                .filteredOn(outcome -> outcome.change().id().kind().equals("VirtualMachineImage"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.cause()).isInstanceOf(UnhealthyException.class));
    }

    @Test
    void namesEveryKindThatTheClusterDoesNotServe() {
        Reconciler reconciler = scene.desire("""
                apiVersion: example.com/v1
                kind: Unknown
                metadata: {name: a}
                ---
                apiVersion: kubevirt.io/v9
                kind: VirtualMachine
                metadata: {name: b}
                """).reconciler();

        assertThatThrownBy(reconciler::sync)
                .isInstanceOf(UnservedKindException.class)
                .hasMessageContaining("desired.yaml:1:1")
                .hasMessageContaining("example.com/v1")
                .hasMessageContaining("desired.yaml:5:1")
                .hasMessageContaining("kubevirt.io/v9");
        assertThat(scene.embedded.writes()).isZero();
    }

    @Test
    void goesOnWhenAListenerFails() {
        Reconciler reconciler = scene.desire(APPLICATION).reconciler();
        scene.listener = event -> {
            throw new IllegalStateException("listener of a test that fails on purpose");
        };

        assertThat(reconciler.sync().succeeded()).isTrue();
    }

    @Test
    void tellsTheListenerWhatHappensInOrder() {
        scene.desire(APPLICATION).reconciler().sync();

        assertThat(scene.events)
                .extracting(event -> event.getClass().getSimpleName())
                .startsWith("Fetched", "Planned", "Approved", "Changing", "Changed")
                .endsWith("Finished");
    }

    @Test
    void tellsTheStatusOfEachDesiredResource() {
        Reconciler reconciler = scene.desire(APPLICATION).reconciler();

        assertThat(reconciler.status()).noneMatch(ResourceStatus::isSettled);
        reconciler.sync();
        assertThat(reconciler.status()).hasSize(3).allMatch(ResourceStatus::isSettled);
    }

    private static String configMapYaml(String name) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + ", namespace: demo}\n";
    }

    private static io.githops.model.Resource configMap(String name) {
        return io.githops.model.Resource.of(
                (Mapping) Json.parse("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" + name
                        + "\",\"namespace\":\"demo\"}}"));
    }

    private static ApprovedPlan approved(Plan plan) {
        return plan.with(plan.guards().stream().map(Approval::of).toList()).approveUnguarded();
    }
}

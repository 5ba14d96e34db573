package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.Plan;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LateBoundSyncTest {
    private static final GroupVersionKind IMAGE = GroupVersionKind.of("harvesterhci.io/v1beta1", "VirtualMachineImage");
    private static final GroupVersionKind CLAIM = GroupVersionKind.of("v1", "PersistentVolumeClaim");
    private static final GroupVersionKind MACHINE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine");

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void takesTheStorageClassOfAnImageThatIsMadeInTheSameSync() throws IOException {
        Reconciler reconciler = scene.desire(image()).reconciler();

        SyncResult result = reconciler.sync();

        assertThat(result.succeeded()).isTrue();
        String storageClass = live(IMAGE, "tools")
                .tree()
                .mapping("status")
                .text("storageClassName")
                .orElseThrow();
        assertThat(storageClass).startsWith("lh-");
        assertThat(live(CLAIM, "tools").tree().mapping("spec").text("storageClassName"))
                .contains(storageClass);
        assertThat(live(CLAIM, "web-root").tree().mapping("spec").text("storageClassName"))
                .contains(storageClass);
        assertThat(live(MACHINE, "web").annotation("harvesterhci.io/volumeClaimTemplates"))
                .hasValueSatisfying(text -> assertThat(text).contains(storageClass));
    }

    @Test
    void findsNothingToDoOnceTheValueIsThere() throws IOException {
        Reconciler reconciler = scene.desire(image()).reconciler();
        reconciler.sync();
        long writes = scene.embedded.writes();

        SyncResult second = reconciler.sync();

        assertThat(second.plan().isEmpty()).isTrue();
        assertThat(scene.embedded.writes()).isEqualTo(writes);
    }

    @Test
    void plansWhatIsToComeAfterTheImageAndSaysSo() throws IOException {
        Plan plan = scene.desire(image()).reconciler().plan();

        assertThat(wave(plan, "VirtualMachineImage")).isLessThan(wave(plan, "VirtualMachine"));
        assertThat(wave(plan, "VirtualMachineImage")).isLessThan(wave(plan, "PersistentVolumeClaim"));
        assertThat(plan.document().text())
                .contains("spec.storageClassName: status.storageClassName of VirtualMachineImage shop/tools"
                        + " (harvesterhci.io)  known after apply");
    }

    @Test
    void takesValuesOfObjectsThatAreNotDesired() {
        scene.desire(configMap("theirs", "colour: blue")).reconciler().sync();
        Reconciler reconciler = scene.desire(
                        configMap("ours", "colour: githops.ref(ConfigMap/default/theirs:data.colour)"))
                .reconciler();

        SyncResult result = reconciler.sync();

        assertThat(result.succeeded()).isTrue();
        assertThat(scene.configMap("default", "ours")
                        .orElseThrow()
                        .tree()
                        .mapping("data")
                        .text("colour"))
                .contains("blue");
    }

    @Test
    void failsWithTheReasonWhenThereIsNoSuchValueAndHoldsBackWhatNeedsIt() {
        Reconciler reconciler = scene.desire(configMap("source", "colour: blue")
                        + "---\n" + configMap("taker", "colour: githops.ref(ConfigMap/source:data.color)")
                        + "---\n" + configMap("last", "colour: githops.ref(ConfigMap/taker:data.size)"))
                .reconciler();

        SyncResult result = reconciler.sync();

        assertThat(result.outcomes())
                .filteredOn(Outcome.Failed.class::isInstance)
                .singleElement()
                .satisfies(outcome -> assertThat(((Outcome.Failed) outcome).cause())
                        .isInstanceOf(UnresolvedValueException.class)
                        .hasMessageContaining("data.color of ConfigMap default/source: the object has no such field")
                        .hasMessageContaining("GH3012"));
        assertThat(result.outcomes())
                .filteredOn(Outcome.Skipped.class::isInstance)
                .hasSize(1);
        assertThat(scene.configMap("default", "taker")).isEmpty();
        assertThat(scene.configMap("default", "last")).isEmpty();
    }

    @Test
    void neverShowsASecretThatIsTakenFromAnother() {
        String secret = """
                apiVersion: v1
                kind: Secret
                metadata: {name: login}
                stringData: {password: first-of-all}
                """;
        scene.desire(secret + "---\n" + configMap("page", "text: plain"))
                .reconciler()
                .sync();
        Reconciler reconciler = scene.desire(
                        secret + "---\n" + configMap("page", "text: 'it is githops.ref(Secret/login:data.password)'"))
                .reconciler();

        Plan plan = reconciler.plan();
        reconciler.sync();

        assertThat(scene.configMap("default", "page")
                        .orElseThrow()
                        .tree()
                        .mapping("data")
                        .text("text"))
                .contains("it is Zmlyc3Qtb2YtYWxs");
        assertThat(plan.document().text()
                        + plan.document().json()
                        + plan.document().markdown()
                        + plan.changes())
                .doesNotContain("Zmlyc3Qtb2YtYWxs")
                .doesNotContain("first-of-all")
                .contains("«redacted»");
    }

    private Resource live(GroupVersionKind kind, String name) {
        return scene.cluster.get(kind, "shop", name).orElseThrow();
    }

    private static int wave(Plan plan, String kind) {
        return plan.changes().stream()
                .filter(change -> change.id().kind().equals(kind))
                .mapToInt(change -> change.placement().wave())
                .max()
                .orElseThrow();
    }

    private static String configMap(String name, String data) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\ndata:\n  " + data + "\n";
    }

    private static String image() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(LateBoundSyncTest.class.getResourceAsStream("/latebound/image.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

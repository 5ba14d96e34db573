package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.cluster.Applier;
import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ClusterException;
import io.githops.cluster.ConflictException;
import io.githops.cluster.ForbiddenException;
import io.githops.diff.Prune;
import io.githops.harvester.ClientLimits;
import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.harvester.Transport;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.inventory.UnreadableInventoryException;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may go wrong around a sync, and that the one after it puts everything right. */
@Timeout(120)
class FaultMatrixTest {
    private static final int[] FAILURES = {409, 422, 429, 500};
    private static final int SEEDS = 24;

    private static final String TOKEN = "token-of-a-user";

    private final Scene scene = new Scene(
            EmbeddedHarvester.builder().userWithoutRights("limited", TOKEN).start());

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void goesOnWhereItWasWhenTheServerWasAwayForTenMinutes() {
        String kept = configMaps("kept", 12) + "---\n";
        scene.desire(kept + configMaps("old", 10)).reconciler(Prune.OWNED).sync();
        scene.desire(kept + configMaps("new", 30));
        var line = new LineThatIsAway(scene, 12, Duration.ofMinutes(10));
        Reconciler reconciler = scene.reconciler(impatient(line), Prune.OWNED);

        int attempts = 0;
        while (!succeeds(reconciler)) {
            scene.embedded.advance(Duration.ofMinutes(1));
            attempts++;
        }

        assertThat(attempts).isPositive();
        assertThat(line.refused()).isPositive();
        assertThat(names()).hasSize(42).containsAll(sorted("kept", 12)).containsAll(sorted("new", 30));
    }

    @Test
    void keepsWaitingWhileTheServerIsAwayForLessThanTheDeadline() {
        scene.desire(image());
        var line = new LineThatIsAway(scene, 3, Duration.ofMinutes(1));

        SyncResult result = scene.reconciler(impatient(line), Prune.OFF).sync();

        assertThat(result.succeeded()).isTrue();
        assertThat(line.refused()).isPositive();
    }

    @Test
    void takesNoHarmFromAnswersThatComeLate() {
        scene.embedded.faults().onAll().delayInRealTime(Duration.ofMillis(3));

        assertThat(scene.desire(configMaps("slow", 20)).reconciler().sync().succeeded())
                .isTrue();
    }

    @Test
    void convergesAfterFailuresAtRandom() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            try (var unlucky = new Scene()) {
                convergesAfterFailuresAtRandom(unlucky, new Random(seed));
            }
        }
    }

    private static void convergesAfterFailuresAtRandom(Scene unlucky, Random random) {
        unlucky.desire(configMaps("kept", 5) + "---\n" + configMaps("old", 5))
                .reconciler(Prune.OWNED)
                .sync();
        unlucky.cluster.apply(resource("foreign"), ApplyOptions.forced("somebody"));
        unlucky.desire(configMaps("kept", 5).replace("blue", "red") + "---\n" + configMaps("new", 10));
        for (int status : FAILURES) {
            unlucky.embedded.faults().on(request -> chance(random)).answer(status);
        }
        Reconciler reconciler = unlucky.reconciler(impatient(unlucky.embedded.transport()), Prune.OWNED);
        for (int attempt = 0; attempt < 5; attempt++) {
            succeeds(reconciler);
        }

        unlucky.embedded.faults().clear();

        assertThat(succeeds(unlucky.reconciler(Prune.OWNED))).isTrue();
        assertThat(unlucky.reconciler(Prune.OWNED).plan().isEmpty()).isTrue();
        assertThat(unlucky.configMap("default", "foreign")).isPresent();
        assertThat(unlucky.configMap("default", "old-0")).isEmpty();
    }

    /** A client that repeats nothing, which would take the computer's time. */
    private static Harvester impatient(Transport line) {
        return Harvester.over(line, ClientLimits.unpaced().withRetries(1, 1));
    }

    private static synchronized boolean chance(Random random) {
        return random.nextInt(100) < 4;
    }

    @Test
    void holdsBackOnlyWhatNeedsTheOneThingThatAWebhookRejects() {
        scene.desire(configMaps("apart", 5) + "---\n" + configMaps("rejected", 1) + "---\n"
                + configMaps("dependent", 1).replace("blue", "githops.ref(ConfigMap/rejected-0:data.colour)"));
        scene.embedded
                .faults()
                .on(request -> request.verb().equals("patch") && request.name().equals("rejected-0"))
                .answer(422);

        SyncResult result = scene.reconciler().sync();

        assertThat(result.outcomes())
                .filteredOn(outcome -> outcome.status() != Outcome.Status.DONE)
                .extracting(outcome ->
                        outcome.status() + " " + outcome.change().id().name())
                .containsExactlyInAnyOrder("FAILED rejected-0", "SKIPPED dependent-0");
    }

    @Test
    void convergesOnceRightsThatWereTakenAwayMidSyncAreGivenBack() {
        scene.cluster.apply(Scene.read(role()).get(0), ApplyOptions.forced("somebody"));
        var writes = new AtomicInteger();
        scene.desire(configMaps("some", 10));
        Reconciler reconciler = scene.reconciler(
                scene.as(TOKEN),
                options -> options.applier(direct -> Applier.recording(direct, write -> {
                    if (writes.incrementAndGet() == 4) {
                        bindings().forEach(scene.cluster::delete);
                    }
                })));
        scene.cluster.apply(Scene.read(binding()).get(0), ApplyOptions.forced("somebody"));

        assertThatThrownBy(reconciler::sync).isInstanceOf(ForbiddenException.class);
        assertThat(names()).hasSize(3);
        assertThatThrownBy(reconciler::sync).isInstanceOf(ForbiddenException.class);

        scene.cluster.apply(Scene.read(binding()).get(0), ApplyOptions.forced("somebody"));
        assertThat(reconciler.sync().succeeded()).isTrue();
        assertThat(names()).hasSize(10);
    }

    private List<Resource> bindings() {
        return scene
                .cluster
                .list(GroupVersionKind.of("rbac.authorization.k8s.io/v1", "ClusterRoleBinding"), "")
                .stream()
                .filter(binding -> binding.name().equals("some"))
                .toList();
    }

    @Test
    void reportsWhatHoldsAResourceThatDoesNotGo() {
        scene.desire(configMaps("held", 1) + "---\n" + configMaps("kept", 1))
                .reconciler(Prune.OWNED)
                .sync();
        finalizers("[\"example.com/backup\"]");
        Reconciler reconciler = scene.desire(configMaps("kept", 1)).reconciler(Prune.OWNED);

        SyncResult result = reconciler.sync();

        assertThat(result.outcomes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.cause())
                                .hasMessageContaining("ConfigMap default/held-0: is being deleted, held by finalizer"
                                        + " example.com/backup; expected it to be gone within 120 s"));
        finalizers("null");
        assertThat(reconciler.sync().succeeded()).isTrue();
        assertThat(names()).containsExactly("kept-0");
    }

    @Test
    void takesNoHarmFromAClockThatJumps() {
        var hasJumped = new AtomicBoolean();
        scene.listener = event -> {
            if (event instanceof SyncEvent.Waiting && hasJumped.compareAndSet(false, true)) {
                scene.embedded.jumpClock(Duration.ofHours(1));
            }
        };

        assertThat(scene.desire(image()).reconciler().sync().outcomes())
                .extracting(Outcome::status)
                .containsExactly(Outcome.Status.DONE);
        assertThat(hasJumped).isTrue();
    }

    @Test
    void isNotHeldUpByAListenerThatBlocks() {
        var never = new CountDownLatch(1);
        scene.listener = event -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        assertThat(scene.desire(configMaps("some", 5)).reconciler().sync().succeeded())
                .isTrue();
        never.countDown();
    }

    @Test
    void writesNothingWhenSomebodyMadeTheInventoryUnreadable() {
        scene.desire(configMaps("some", 2)).reconciler(Prune.OWNED).sync();
        Reconciler reconciler = scene.desire(configMaps("some", 1)).reconciler(Prune.OWNED);
        inventory("not JSON");
        long writes = scene.embedded.writes();

        assertThatThrownBy(reconciler::sync).isInstanceOf(UnreadableInventoryException.class);

        assertThat(scene.embedded.writes()).isEqualTo(writes);
        assertThat(names()).containsExactly("some-0", "some-1");
    }

    @Test
    void deletesNothingThatSomebodyWroteIntoTheInventoryOrOutOfIt() {
        scene.desire(configMaps("some", 3)).reconciler(Prune.OWNED).sync();
        scene.cluster.apply(resource("foreign"), ApplyOptions.forced("somebody"));
        scene.cluster.delete(scene.configMap("default", "githops-inventory").orElseThrow());
        String entries =
                String.join(",", owned("some-0", "some-0"), owned("some-1", "some-1"), owned("foreign", "some-2"));
        scene.cluster.create(resource("githops-inventory"), "somebody");
        inventory("[" + entries + "]");
        Reconciler reconciler = scene.desire(configMaps("some", 1)).reconciler(Prune.OWNED);

        reconciler.sync();

        assertThat(names()).containsExactly("foreign", "some-0", "some-2");
    }

    @Test
    void convergesWhenTwoReconcilersShareAnInventory() {
        for (int round = 0; round < 10; round++) {
            scene.desire(configMaps("kept", 10) + "---\n" + configMaps("round-" + round, 8));
            Reconciler one = scene.reconciler(Prune.OWNED);
            Reconciler other = scene.reconciler(Prune.OWNED);

            CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> succeedsOrConflicts(one));
            CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> succeedsOrConflicts(other));
            first.join();
            second.join();

            assertThat(succeeds(one)).isTrue();
            assertThat(other.plan().isEmpty()).isTrue();
            assertThat(names()).hasSize(18).containsAll(sorted("round-" + round, 8));
        }
    }

    private static boolean succeeds(Reconciler reconciler) {
        try {
            return reconciler.sync().succeeded();
        } catch (ClusterException e) {
            return false;
        }
    }

    private static boolean succeedsOrConflicts(Reconciler reconciler) {
        try {
            reconciler.sync();
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }

    private void finalizers(String json) {
        patch("held-0", "{\"metadata\":{\"finalizers\":" + json + "}}");
    }

    private void inventory(String text) {
        patch("githops-inventory", "{\"data\":{\"inventory.json\":" + Json.text(new Text(text)) + "}}");
    }

    /** An entry of the first format, with the UID of an object. */
    private String owned(String name, String object) {
        String uid = scene.configMap("default", object).flatMap(Resource::uid).orElseThrow();
        return "{\"group\": \"\", \"version\": \"v1\", \"kind\": \"ConfigMap\", \"namespace\": \"default\", \"name\": \""
                + name + "\", \"uid\": \"" + uid + "\", \"origin\": \"\"}";
    }

    private void patch(String name, String json) {
        scene.cluster.patch(Scene.CONFIG_MAP, "default", name, Patch.merge((Mapping) Json.parse(json)), "somebody");
    }

    /** The ConfigMaps in the default namespace, without the inventory. */
    private List<String> names() {
        return scene.cluster.list(Scene.CONFIG_MAP, "default").stream()
                .map(Resource::name)
                .filter(name -> !name.startsWith("githops-") && !name.startsWith("kube-"))
                .sorted()
                .toList();
    }

    private static List<String> sorted(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> prefix + "-" + number)
                .sorted()
                .toList();
    }

    private static Resource resource(String name) {
        return Scene.read(configMap(name)).get(0);
    }

    private static String configMaps(String prefix, int count) {
        return String.join(
                "---\n",
                sorted(prefix, count).stream().map(FaultMatrixTest::configMap).toList());
    }

    private static String configMap(String name) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name
                + ", namespace: default}\ndata: {colour: blue}\n";
    }

    private static String role() {
        return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: everything}
                rules: [{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]
                """;
    }

    private static String binding() {
        return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: some}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: everything}
                subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: limited}]
                """;
    }

    private static String image() {
        return """
                apiVersion: harvesterhci.io/v1beta1
                kind: VirtualMachineImage
                metadata: {name: ubuntu, namespace: default}
                spec:
                  displayName: ubuntu
                  sourceType: download
                  url: https://images.example/ubuntu.qcow2
                """;
    }
}

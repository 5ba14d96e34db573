package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.Applier;
import io.githops.cluster.ApplyOptions;
import io.githops.diff.Approval;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Plan;
import io.githops.diff.Prune;
import io.githops.model.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExecutorTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void makesAnApprovedPlanComeTrue() {
        Plan plan = scene.desire(configMaps("a", "b")).reconciler().plan();

        SyncResult result = scene.executor().build().execute(plan.approveUnguarded());

        assertThat(result.succeeded()).isTrue();
        assertThat(result.outcomes()).hasSize(2);
        assertThat(scene.reconciler().plan().isEmpty()).isTrue();
    }

    @Test
    void tellsHowFarItIsAndHowLongTheRestTakes() {
        Plan plan = scene.desire(configMaps("a", "b", "c")).reconciler().plan();
        scene.events.clear();

        scene.executor().build().execute(plan.approveUnguarded());

        assertThat(scene.events)
                .filteredOn(SyncEvent.Progressed.class::isInstance)
                .extracting(event -> ((SyncEvent.Progressed) event).done())
                .containsExactly(1, 2, 3);
        assertThat(scene.events)
                .filteredOn(SyncEvent.Progressed.class::isInstance)
                .allSatisfy(event -> {
                    assertThat(((SyncEvent.Progressed) event).total()).isEqualTo(3);
                    assertThat(((SyncEvent.Progressed) event).left()).isPresent();
                });
        assertThat(scene.events.get(scene.events.size() - 1)).isInstanceOf(SyncEvent.Finished.class);
    }

    @Test
    void saysWhoWaitsForWhomAndWhy() {
        scene.desire(configMaps("first") + "---\n" + taking("second", "first", "no-such-key") + "---\n"
                + taking("third", "second", "key") + "---\n" + taking("fourth", "third", "key") + "---\n"
                + configMaps("apart"));

        SyncResult result =
                scene.executor().build().execute(scene.reconciler().plan().approveUnguarded());

        assertThat(reason(result, "third"))
                .startsWith("waits for ConfigMap default/second, which failed: ConfigMap default/second:")
                .contains("no such field");
        assertThat(reason(result, "fourth"))
                .startsWith(
                        "waits for ConfigMap default/third, which waits for ConfigMap default/second, which failed:");
        assertThat(scene.configMap("default", "apart")).isPresent();
    }

    @Test
    void beginsNoChangeAfterItWasCancelledAndConvergesNextTime() {
        Plan plan = scene.desire(configMaps("a", "b", "c", "d")).reconciler().plan();
        var holder = new ArrayList<Executor>();
        var applies = new AtomicInteger();
        Executor executor = scene.executor()
                .applier(direct -> Applier.recording(direct, write -> {
                    if (applies.incrementAndGet() == 2) {
                        holder.get(0).cancel();
                    }
                }))
                .build();
        holder.add(executor);

        SyncResult result = executor.execute(plan.approveUnguarded());

        assertThat(result.outcomes())
                .extracting(Outcome::status)
                .containsExactly(
                        Outcome.Status.DONE, Outcome.Status.DONE, Outcome.Status.SKIPPED, Outcome.Status.SKIPPED);
        assertThat(reason(result, "d")).isEqualTo("cancelled");
        assertThat(scene.configMap("default", "c")).isEmpty();
        assertThat(scene.reconciler().sync().succeeded()).isTrue();
        assertThat(scene.reconciler().plan().isEmpty()).isTrue();
    }

    @Test
    void canBeUsedAgainAfterItWasCancelled() {
        Executor executor = scene.executor().build();
        executor.cancel();
        Plan plan = scene.desire(configMaps("a")).reconciler().plan();

        assertThat(executor.execute(plan.approveUnguarded()).succeeded()).isTrue();
    }

    @Test
    @Timeout(60)
    void endsItsWaitsWhenItIsCancelled() throws InterruptedException {
        ApprovedPlan plan = scene.desire(image("slow")).reconciler().plan().approveUnguarded();
        Executor executor = scene.executor().pace(Pace.real()).build();
        var results = new ArrayList<SyncResult>();
        var runner = new Thread(() -> results.add(executor.execute(plan)));
        CountDownLatch waiting = waiting();
        runner.start();
        waiting.await();

        executor.cancel();
        runner.join();

        assertThat(results.get(0).outcomes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.cause()).hasMessageContaining("the wait was cancelled"));
    }

    @Test
    @Timeout(60)
    void isCancelledByAnInterruptAndSaysWhatWasDone() throws InterruptedException {
        ApprovedPlan plan = scene.desire(image("slow") + "---\n" + configMaps("quick"))
                .reconciler()
                .plan()
                .approveUnguarded();
        Executor executor = scene.executor().pace(Pace.real()).build();
        var thrown = new ArrayList<RuntimeException>();
        var runner = new Thread(() -> {
            try {
                executor.execute(plan);
            } catch (InterruptedSyncException e) {
                thrown.add(Thread.currentThread().isInterrupted() ? e : new IllegalStateException("no flag"));
            }
        });
        CountDownLatch waiting = waiting();
        runner.start();
        waiting.await();

        runner.interrupt();
        runner.join();

        assertThat(thrown)
                .singleElement()
                .isInstanceOfSatisfying(
                        InterruptedSyncException.class,
                        interrupted -> assertThat(interrupted.outcomes()).hasSize(2));
        assertThat(scene.reconciler().sync().outcomes()).isEmpty();
    }

    @Test
    void writesThroughTheAppliersThatWerePutAroundTheCluster() {
        List<Applier.Write> writes = new ArrayList<>();
        scene.desire(configMaps("a", "b")).reconciler(Prune.OWNED).sync();
        Plan plan = scene.desire(configMaps("a", "c")).reconciler(Prune.OWNED).plan();

        scene.executor()
                .applier(direct -> Applier.recording(direct, writes::add))
                .build()
                .execute(plan.approveUnguarded());

        assertThat(writes)
                .extracting(write -> write.verb() + " " + write.resource().name())
                .containsExactly("APPLY c", "DELETE b");
    }

    @Test
    void changesNothingWithAnApplierThatOnlyRehearses() {
        scene.desire(configMaps("a", "b")).reconciler(Prune.OWNED).sync();
        Plan plan = scene.desire(configMaps("a", "c")).reconciler(Prune.OWNED).plan();
        long writes = scene.embedded.writes();

        SyncResult result = scene.executor()
                .applier(Applier::dryRun)
                .withoutInventory()
                .build()
                .execute(plan.approveUnguarded());

        assertThat(result.succeeded()).isTrue();
        assertThat(scene.embedded.writes()).isEqualTo(writes);
    }

    @Test
    void goesOnWhenAnApplierThrowsWhatItMustNot() {
        Plan plan = scene.desire(configMaps("a", "b", "c")).reconciler().plan();

        SyncResult result = scene.executor()
                .applier(direct -> new Applier() {
                    @Override
                    public Resource apply(Resource manifest, ApplyOptions options) {
                        if (manifest.name().equals("b")) {
                            throw new IllegalStateException("on purpose");
                        }
                        return direct.apply(manifest, options);
                    }

                    @Override
                    public void delete(Resource live) {
                        direct.delete(live);
                    }
                })
                .build()
                .execute(plan.approveUnguarded());

        assertThat(result.outcomes())
                .filteredOn(outcome -> outcome.status() != Outcome.Status.DONE)
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.cause())
                                .isInstanceOf(BrokenApplierException.class)
                                .hasMessageContaining("ConfigMap default/b")
                                .hasMessageContaining("IllegalStateException"));
    }

    @Test
    void makesThePartOfAPlanThatItIsGiven() {
        scene.desire(configMaps("first") + "---\n" + taking("second", "first", "key"));
        scene.reconciler().sync();
        scene.desire(configMaps("first").replace("value", "other") + "---\n"
                + taking("second", "first", "key").replace("copy", "taken"));
        Plan part = scene.reconciler().plan().only(change -> change.id().name().equals("second"));

        SyncResult result = scene.executor()
                .build()
                .execute(part.with(part.guards().stream().map(Approval::of).toList())
                        .approveUnguarded());

        assertThat(result.outcomes()).hasSize(1);
        assertThat(result.succeeded()).isTrue();
    }

    /** Counts down when something is waited for. */
    private CountDownLatch waiting() {
        var seen = new CountDownLatch(1);
        scene.listener = event -> {
            if (event instanceof SyncEvent.Waiting) {
                seen.countDown();
            }
        };
        return seen;
    }

    private static String reason(SyncResult result, String name) {
        return result.outcomes().stream()
                .filter(outcome -> outcome.change().id().name().equals(name))
                .map(outcome -> ((Outcome.Skipped) outcome).because())
                .findFirst()
                .orElseThrow();
    }

    private static String configMaps(String... names) {
        return String.join(
                "---\n",
                Arrays.stream(names)
                        .map(name -> "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name
                                + ", namespace: default}\ndata: {key: value}\n")
                        .toList());
    }

    private static String taking(String name, String from, String key) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name
                + ", namespace: default}\ndata: {key: copy, of: githops.ref(ConfigMap/" + from + ":data." + key
                + ")}\n";
    }

    /** An image that is not imported while the clock stands still. */
    private static String image(String name) {
        return """
                apiVersion: harvesterhci.io/v1beta1
                kind: VirtualMachineImage
                metadata: {name: %s, namespace: default}
                spec:
                  displayName: %s
                  sourceType: download
                  url: https://images.example/%s.qcow2
                """.formatted(name, name, name);
    }
}

package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.diff.Approval;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Plan;
import io.githops.diff.Prune;
import io.githops.diff.ResourceChange.Action;
import io.githops.harvester.Harvester;
import io.githops.harvester.Transport;
import io.githops.inventory.InventoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A program that syncs 200 changes dies at each write in turn, right before the server has stored it and right after; another
 * one begins where it left the cluster.
 */
class CrashMatrixTest {
    private static final int CHANGES = 200;
    private static final String FOREIGN = "ConfigMap default/foreign";

    @Test
    @Timeout(1200)
    void convergesFromEveryWriteOfASyncOfTwoHundredChanges() {
        List<Crash> crashes = new ArrayList<>();
        SortedMap<String, StoredObject> before;
        SortedMap<String, StoredObject> expected;
        try (var scene = new Scene()) {
            scene.desire(CrashScript.before());
            sync(scene, scene.cluster);
            scene.cluster.apply(CrashScript.foreign(), ApplyOptions.forced("somebody"));
            before = StoredObject.parse(scene.embedded.save());
            scene.desire(CrashScript.after());
            Plan plan = scene.reconciler(Prune.OWNED).plan();
            assertThat(plan.changes(Action.CREATE)).hasSize(80);
            assertThat(plan.changes(Action.UPDATE)).hasSize(60);
            assertThat(plan.changes(Action.RECREATE)).hasSize(30);
            assertThat(plan.changes(Action.PRUNE)).hasSize(30);
            sync(scene, Harvester.over(new Recorder(scene.embedded.transport(), scene, crashes)));
            assertThat(scene.reconciler(Prune.OWNED).plan().isEmpty()).isTrue();
            expected = settled(scene);
        }

        List<String> states = crashes.stream().map(Crash::state).distinct().toList();
        states.parallelStream().forEach(state -> resume(state, before, expected));

        // 200 changes of which 30 are two writes each, and the inventory before and after them
        assertThat(crashes).hasSize(2 * (CHANGES + 30 + 2));
        System.out.printf(
                "crashes at %d writes: %d moments, %d different states%n",
                crashes.size() / 2, crashes.size(), states.size());
    }

    private static void resume(
            String state, SortedMap<String, StoredObject> before, SortedMap<String, StoredObject> expected) {
        try (var scene = new Scene()) {
            scene.embedded.load(state);
            Map<String, StoredObject> crashed = StoredObject.parse(state);

            sync(scene.desire(CrashScript.after()), scene.cluster);

            SortedMap<String, StoredObject> reached = settled(scene);
            assertThat(differences(reached, expected)).isEmpty();
            assertThat(reached.get(FOREIGN)).isEqualTo(before.get(FOREIGN));
            crashed.forEach((name, object) -> {
                boolean wasDone = object.isPlain()
                        && expected.containsKey(name)
                        && object.content().equals(expected.get(name).content());
                if (wasDone) {
                    assertThat(reached.get(name)).as(name).isEqualTo(object);
                }
            });
        }
    }

    private static SortedMap<String, StoredObject> settled(Scene scene) {
        scene.embedded.advance(Duration.ofSeconds(5));
        return StoredObject.parse(scene.embedded.save());
    }

    private static List<String> differences(
            SortedMap<String, StoredObject> reached, SortedMap<String, StoredObject> expected) {
        Set<String> names = new TreeSet<>(reached.keySet());
        names.addAll(expected.keySet());
        return names.stream()
                .filter(name -> !content(reached, name).equals(content(expected, name)))
                .map(name -> name + ": " + content(reached, name) + " instead of " + content(expected, name))
                .toList();
    }

    private static String content(SortedMap<String, StoredObject> objects, String name) {
        return objects.containsKey(name) ? objects.get(name).content() : "nothing";
    }

    /** Plans once, approves everything and executes. */
    private static void sync(Scene scene, Cluster cluster) {
        Plan plan = scene.reconciler(Prune.OWNED).plan();
        ApprovedPlan approved =
                plan.with(plan.guards().stream().map(Approval::of).toList()).approveUnguarded();
        InventoryStore inventory = InventoryStore.configMap(cluster, "default", "githops-inventory", "githops");
        PlanExecutor executor = scene.executor(cluster)
                .inventory(inventory)
                .preflight(Preflight.RIGHTS)
                .create();

        List<Outcome> outcomes = executor.run(approved, inventory.load());

        assertThat(outcomes).allMatch(outcome -> outcome.status() == Outcome.Status.DONE);
    }

    /** What a program that died left behind. */
    private record Crash(int write, boolean isStored, String state) {}

    /** Keeps the state of the cluster before and after each write. */
    private static final class Recorder implements Transport {
        private final Transport line;
        private final Scene scene;
        private final List<Crash> crashes;
        private Duration seen = Duration.ofSeconds(-1);

        Recorder(Transport line, Scene scene, List<Crash> crashes) {
            this.line = line;
            this.scene = scene;
            this.crashes = crashes;
        }

        @Override
        public Answer exchange(Request request) {
            boolean isWrite = !request.method().equals("GET")
                    && !request.path().contains("dryRun=All")
                    && !request.path().contains("/selfsubjectaccessreviews");
            if (!isWrite) {
                return line.exchange(request);
            }
            int write = crashes.size() / 2;
            crashes.add(new Crash(write, false, state()));
            Answer answer = line.exchange(request);
            crashes.add(new Crash(write, true, scene.embedded.save()));
            return answer;
        }

        /** Nothing but writes changes the cluster while its clock stands still. */
        private String state() {
            Duration now = scene.pace.elapsed();
            boolean isSame = now.equals(seen);
            seen = now;
            return isSame ? crashes.get(crashes.size() - 1).state() : scene.embedded.save();
        }

        @Override
        public String location() {
            return line.location();
        }
    }
}

package io.githops.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.audit.Workshop;
import io.githops.cluster.ApplyOptions;
import io.githops.diff.Plan;
import io.githops.harvester.Eventually;
import io.githops.model.GroupVersionKind;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.reconcile.Outcome;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.SyncEvent;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ClusterEventsTest {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");
    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: config, namespace: default}
            data: {colour: green}
            """;
    private static final String SECRET = """
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: token, namespace: default}
            stringData: {key: hunter2}
            """;

    private final Workshop workshop = new Workshop();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final ManualBackground background = new ManualBackground();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void tellsWhatWasDoneToAnObject() {
        workshop.commit("c1", "Begin", CONFIG);
        Reconciler reconciler = reconciler(events());
        reconciler.sync();
        background.runAll();
        workshop.commit("c2", "Paint it red", CONFIG.replace("green", "red"));
        reconciler.sync();
        background.runAll();

        Mapping event = event("Applied");
        String uid = workshop.cluster
                .get(CONFIG_MAP, "default", "config")
                .flatMap(Resource::uid)
                .orElseThrow();
        assertThat(Json.text(event.mapping("involvedObject")))
                .isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"name\":\"config\","
                        + "\"namespace\":\"default\",\"uid\":\"" + uid + "\"}");
        assertThat(event.text("type")).contains("Normal");
        assertThat(event.text("message")).contains("as in main@c2: data.colour");
        assertThat(event.mapping("source").text("component")).contains("githops");
    }

    @Test
    void countsUpWhatIsToldAgainInOneEvent() {
        workshop.commit("c1", "Begin", CONFIG);
        Reconciler reconciler = reconciler(events());
        reconciler.sync();
        background.runAll();
        for (int i = 2; i <= 4; i++) {
            now.updateAndGet(time -> time.plusSeconds(60));
            workshop.commit("c" + i, "Paint it", CONFIG.replace("green", "colour-" + i));
            reconciler.sync();
            background.runAll();
        }

        assertThat(events("Applied")).hasSize(1);
        Mapping event = event("Applied");
        assertThat(Json.text(event.get("count"))).isEqualTo("4");
        assertThat(event.text("firstTimestamp")).contains("2026-11-21T10:00:00Z");
        assertThat(event.text("lastTimestamp")).contains("2026-11-21T10:03:00Z");
    }

    @Test
    void goesOnCountingAfterARestart() {
        workshop.commit("c1", "Begin", CONFIG);
        Plan plan = workshop.reconciler(workshop.cluster).build().plan();
        reconciler(events()).sync();
        background.runAll();
        ClusterEvents restarted = events();
        var applied = new Outcome.Done(plan.changes().get(0), Health.HEALTHY);
        restarted.accept(new SyncEvent.Changed(applied));
        background.runAll();

        assertThat(Json.text(event("Applied").get("count"))).isEqualTo("2");
    }

    @Test
    void namesFieldsThatDriftedAndNoValues() {
        workshop.commit("c1", "Begin", CONFIG + SECRET);
        Reconciler reconciler = reconciler(events());
        reconciler.sync();
        Resource changed = workshop.commit("c1", "Begin", CONFIG + SECRET.replace("hunter2", "hunter3"))
                .source()
                .fetch()
                .resources()
                .get(1);
        workshop.cluster.apply(changed, ApplyOptions.forced("githops"));
        workshop.commit("c1", "Begin", CONFIG + SECRET);
        reconciler.plan();
        background.runAll();

        assertThat(event("Drifted").text("message")).contains("differs from main@c1: data.key");
        assertThat(workshop.cluster.list(EventObject.KIND, "default").stream()
                        .map(event -> Json.text(event.tree()))
                        .toList()
                        .toString())
                .doesNotContain("hunter", "aHVudGVy");
    }

    @Test
    void writesNoMoreThanAllowedAndAddsUpTheRest() {
        workshop.commit("c1", "Begin", CONFIG);
        Plan plan = workshop.reconciler(workshop.cluster).build().plan();
        workshop.reconciler(workshop.cluster).build().sync();
        ClusterEvents events = ClusterEvents.builder(workshop.cluster)
                .perMinute(1)
                .clock(now::get)
                .background(background)
                .build();
        var applied = new SyncEvent.Changed(new Outcome.Done(plan.changes().get(0), Health.HEALTHY));
        for (int i = 0; i < 10; i++) {
            events.accept(applied);
            background.runDue(now.get());
        }
        assertThat(Json.text(event("Applied").get("count"))).isEqualTo("1");

        now.updateAndGet(time -> time.plusSeconds(60));
        background.runDue(now.get());
        assertThat(Json.text(event("Applied").get("count"))).isEqualTo("10");
    }

    @Test
    void harmsNoSyncWhenEventsCannotBeWritten() {
        workshop.commit("c1", "Begin", CONFIG);
        var elsewhere = new Workshop();
        elsewhere.close();
        ClusterEvents events =
                ClusterEvents.builder(elsewhere.cluster).background(background).build();

        assertThat(reconciler(events).sync().succeeded()).isTrue();
        background.runAll();
        assertThat(workshop.cluster.list(EventObject.KIND, "default")).isEmpty();
    }

    @Test
    @Timeout(60)
    void writesInTheBackgroundAndBeforeItEnds() {
        workshop.commit("c1", "Begin", CONFIG);
        try (ClusterEvents events = ClusterEvents.builder(workshop.cluster).build()) {
            reconciler(events).sync();
        }

        Eventually.await("the event", () -> events("Applied").size() == 1);
    }

    @Test
    @Timeout(60)
    void doesNotHoldUpASyncWhileTheClusterIsSlowWithEvents() {
        workshop.commit("c1", "Begin", CONFIG);
        var never = new CountDownLatch(1);
        Background stuck = Background.thread();
        stuck.run(
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                Duration.ZERO);
        ClusterEvents events =
                ClusterEvents.builder(workshop.cluster).background(stuck).build();

        assertThat(reconciler(events).sync().succeeded()).isTrue();
        never.countDown();
        events.close();
    }

    private ClusterEvents events() {
        return ClusterEvents.builder(workshop.cluster)
                .clock(now::get)
                .background(background)
                .build();
    }

    private Reconciler reconciler(ClusterEvents events) {
        return workshop.reconciler(workshop.cluster).listener(events).build();
    }

    private Mapping event(String reason) {
        return events(reason).get(0);
    }

    private List<Mapping> events(String reason) {
        return workshop.cluster.list(EventObject.KIND, "default").stream()
                .map(Resource::tree)
                .filter(event -> event.text("reason").filter(reason::equals).isPresent())
                .toList();
    }

    /** Does work when a test says so. */
    private final class ManualBackground implements Background {
        private record Task(Runnable work, Instant due) {}

        private final Deque<Task> tasks = new ArrayDeque<>();

        @Override
        public void run(Runnable work, Duration delay) {
            tasks.add(new Task(work, now.get().plus(delay)));
        }

        void runAll() {
            while (!tasks.isEmpty()) {
                tasks.remove().work().run();
            }
        }

        void runDue(Instant time) {
            List<Task> due =
                    tasks.stream().filter(task -> !task.due().isAfter(time)).toList();
            tasks.removeAll(due);
            due.forEach(task -> task.work().run());
        }

        @Override
        public void close() {
            tasks.clear();
        }
    }
}

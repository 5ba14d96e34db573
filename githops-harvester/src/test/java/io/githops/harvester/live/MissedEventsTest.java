package io.githops.harvester.live;

import static io.githops.harvester.live.FakeServer.CONFIG_MAP;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An hour of changes, of disconnects at any byte, refusals and forgotten versions. */
@Timeout(120)
class MissedEventsTest {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int STEPS = 360;

    private final Map<ResourceId, Resource> stored = new HashMap<>();
    private final Map<ResourceId, List<String>> history = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noEventIsMissedWhenConnectionsBreak(long seed) throws InterruptedException {
        Map<ResourceId, List<String>> told = versions(anHour(seed, false));

        assertThat(told.keySet()).isEqualTo(history.keySet());
        told.forEach((id, versions) ->
                assertThat(versions).as("seed %d, %s", seed, id).isEqualTo(history.get(id)));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void theLastVersionIsNotMissedWhenTheServerForgets(long seed) throws InterruptedException {
        List<LiveChange> told = anHour(seed, true);

        versions(told)
                .forEach((id, versions) ->
                        assertThat(history.get(id)).as("seed %d, %s", seed, id).containsSubsequence(versions));
    }

    private List<LiveChange> anHour(long seed, boolean forgets) throws InterruptedException {
        var random = new Random(seed);
        var time = new ManualTime();
        var seen = new Seen();
        try (var embedded = EmbeddedHarvester.create();
                var faults = new FaultyTransport(embedded.transport(), random.nextLong(), forgets);
                LiveView view = LiveView.of(Harvester.over(faults))
                        .kinds(CONFIG_MAP)
                        .namespaces("default")
                        .time(time)
                        .onChange(seen)
                        .resync(Duration.ofHours(2))
                        .listenerCapacity(1_000_000)
                        .open()) {
            Harvester writer = Harvester.over(embedded.transport());
            writer.list(CONFIG_MAP, "default").forEach(this::remember);
            assertThat(view.awaitCurrent(Duration.ofSeconds(60))).isTrue();
            faults.begin();
            embedded.advance(Duration.ofMinutes(5));
            for (int step = 0; step < STEPS; step++) {
                change(writer, random);
                embedded.advance(STEP);
                time.advance(STEP);
            }
            faults.end();
            awaitStored(view, seen, time);
            assertContinuous(seen.all());
            assertThat(faults.count()).as("seed %d: faults", seed).isGreaterThan(10);
            assertThat(view.states().get(0).lists() > 1).isEqualTo(forgets);
            return seen.all();
        } finally {
            LiveThreads.assertNoneIsLeft();
        }
    }

    private void change(Harvester writer, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            var id = new ResourceId("", "ConfigMap", "default", "web-" + random.nextInt(8));
            Resource live = stored.get(id);
            Text value = new Text(Long.toString(random.nextLong()));
            if (live == null) {
                remember(writer.create(configMap(id.name(), value), "test"));
            } else if (random.nextInt(3) == 0) {
                writer.delete(live);
                stored.remove(id);
                history.get(id).add("gone");
            } else {
                remember(writer.patch(
                        CONFIG_MAP,
                        "default",
                        id.name(),
                        Patch.merge(Mapping.of("data", Mapping.of("a", value))),
                        "test"));
            }
        }
    }

    private void remember(Resource live) {
        stored.put(live.id(), live);
        history.computeIfAbsent(live.id(), id -> new ArrayList<>())
                .add(live.resourceVersion().orElseThrow());
    }

    /** Other threads catch up as time goes by. */
    private void awaitStored(LiveView view, Seen seen, ManualTime time) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!isStored(view, seen)) {
            assertThat(System.nanoTime()).as("catches up: %s", view).isLessThan(deadline);
            if (time.isPausing()) {
                time.advance(Duration.ofSeconds(30));
            }
            seen.await(Duration.ofMillis(50));
        }
    }

    private boolean isStored(LiveView view, Seen seen) {
        Map<ResourceId, Resource> live = new HashMap<>();
        view.snapshot().resources().forEach(resource -> live.put(resource.id(), resource));
        Map<ResourceId, String> last = new HashMap<>();
        versions(seen.all()).forEach((id, versions) -> last.put(id, versions.get(versions.size() - 1)));
        last.values().removeIf("gone"::equals);
        return live.equals(stored)
                && last.keySet().equals(stored.keySet())
                && last.entrySet().stream()
                        .allMatch(entry -> stored.get(entry.getKey())
                                .resourceVersion()
                                .orElseThrow()
                                .equals(entry.getValue()));
    }

    private static Map<ResourceId, List<String>> versions(List<LiveChange> told) {
        Map<ResourceId, List<String>> versions = new LinkedHashMap<>();
        for (LiveChange change : told) {
            if (change instanceof LiveChange.Removed removed) {
                versions.computeIfAbsent(removed.id(), id -> new ArrayList<>()).add("gone");
            } else {
                Resource live = live(change);
                versions.computeIfAbsent(live.id(), id -> new ArrayList<>())
                        .add(live.resourceVersion().orElseThrow());
            }
        }
        return versions;
    }

    private static Resource live(LiveChange change) {
        return change instanceof LiveChange.Added added ? added.live() : ((LiveChange.Changed) change).live();
    }

    /** Each change begins where the last one of the object ended. */
    private static void assertContinuous(List<LiveChange> told) {
        Map<ResourceId, Resource> live = new HashMap<>();
        for (LiveChange change : told) {
            if (change instanceof LiveChange.Added added) {
                assertThat(live.put(added.id(), added.live())).isNull();
            } else if (change instanceof LiveChange.Changed changed) {
                assertThat(live.put(changed.id(), changed.live())).isEqualTo(changed.before());
            } else if (change instanceof LiveChange.Removed removed) {
                assertThat(live.remove(removed.id())).isEqualTo(removed.before());
            }
        }
    }

    private static Resource configMap(String name, Text value) {
        return Resource.of(Mapping.builder()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put("metadata", Mapping.of("name", new Text(name), "namespace", new Text("default")))
                .put("data", Mapping.of("a", value))
                .build());
    }
}

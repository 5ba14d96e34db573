package io.githops.examples.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.flipkart.zjsonpatch.JsonDiff;
import io.githops.diff.Inventory;
import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to say what would change in a fleet, and how long to compare the same machines as JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class PlanBenchmark {
    @Param({"1000", "10000"})
    int machines;

    private final Planner planner = Planner.builder(Kinds.harvester()).build();
    private PlanInput unchanged = PlanInput.of(snapshot(List.of()), LiveObjects.none());
    private PlanInput changed = unchanged;
    private PlanInput changedOnce = unchanged;
    private PlanInput drifted = unchanged;
    private Plan first = planner.plan(unchanged);

    /** Both sides of every machine as Jackson has them. */
    @State(Scope.Benchmark)
    public static class JacksonTrees {
        private final List<JsonNode> live = new ArrayList<>();
        private final List<JsonNode> unchanged = new ArrayList<>();
        private final List<JsonNode> changed = new ArrayList<>();

        /** @throws IOException when a machine cannot be read */
        @Setup
        public void read(PlanBenchmark benchmark) throws IOException {
            Fleet fleet = Fleet.of(benchmark.machines);
            var json = new ObjectMapper();
            for (String machine : fleet.live()) {
                live.add(json.readTree(machine));
            }
            var yaml = new YAMLMapper();
            for (byte[] machine : fleet.manifests()) {
                unchanged.add(yaml.readTree(machine));
            }
            for (byte[] machine : fleet.changedManifests()) {
                changed.add(yaml.readTree(machine));
            }
        }
    }

    @Setup
    public void read() {
        Fleet fleet = Fleet.of(machines);
        List<Resource> objects = fleet.live().stream()
                .map(json -> Resource.of((Mapping) Json.parse(json)))
                .toList();
        LiveObjects live = LiveObjects.of(objects);
        Inventory inventory = inventory(objects);
        List<Resource> desired = resources(fleet.manifests());
        List<Resource> desiredAfterChange = resources(fleet.changedManifests());
        List<Resource> desiredAfterOneChange = new ArrayList<>(desired);
        desiredAfterOneChange.set(0, desiredAfterChange.get(0));
        Resource drift = Resource.of(objects.get(1)
                .tree()
                .with("spec", objects.get(1).tree().mapping("spec").with("runStrategy", new Text("Halted"))));
        unchanged = PlanInput.of(snapshot(desired), live).inventory(inventory);
        changed = PlanInput.of(snapshot(desiredAfterChange), live).inventory(inventory);
        changedOnce = PlanInput.of(snapshot(desiredAfterOneChange), live).inventory(inventory);
        drifted = PlanInput.of(snapshot(desired), live.with(List.of(drift))).inventory(inventory);
        first = planner.plan(unchanged);
    }

    @Benchmark
    public Plan unchanged() {
        return planner.plan(unchanged);
    }

    @Benchmark
    public List<JsonNode> unchangedByZjsonpatch(JacksonTrees trees) {
        return compare(trees.live, trees.unchanged);
    }

    @Benchmark
    public Plan changed() {
        return planner.plan(changed);
    }

    @Benchmark
    public List<JsonNode> changedByZjsonpatch(JacksonTrees trees) {
        return compare(trees.live, trees.changed);
    }

    /** Plans again by what is known from the first plan, after the manifest of one machine has changed. */
    @Benchmark
    public Plan again() {
        return planner.replan(first, changedOnce);
    }

    /** Plans again by what is known from the first plan, after somebody has edited one live machine. */
    @Benchmark
    public Plan againAfterDrift() {
        return planner.replan(first, drifted);
    }

    private static Inventory inventory(List<Resource> live) {
        Map<ResourceId, Inventory.Entry> entries = new TreeMap<>();
        live.forEach(resource -> entries.put(
                resource.id(), Inventory.Entry.of(resource, resource.uid().orElseThrow())));
        return Inventory.of(entries);
    }

    private static List<JsonNode> compare(List<JsonNode> live, List<JsonNode> desired) {
        List<JsonNode> patches = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            patches.add(JsonDiff.asJson(live.get(i), desired.get(i)));
        }
        return patches;
    }

    private static List<Resource> resources(List<byte[]> manifests) {
        List<ManifestFile> files = IntStream.range(0, manifests.size())
                .mapToObj(i -> new ManifestFile("vm-" + i + ".yaml", manifests.get(i)))
                .toList();
        return ManifestReader.builder(Kinds.harvester()).build().read(files).orThrow();
    }

    private static Snapshot snapshot(List<Resource> resources) {
        return Snapshot.of(Revision.of("1", "fleet"), resources);
    }
}

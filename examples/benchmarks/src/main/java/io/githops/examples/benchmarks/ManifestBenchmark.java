package io.githops.examples.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to make resources of many YAML files. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class ManifestBenchmark {
    @Param("1000")
    int machines;

    private final YAMLMapper jackson = new YAMLMapper();
    private final KubernetesSerialization fabric8 = new KubernetesSerialization();
    private final ExecutorService otherCore = Executors.newSingleThreadExecutor();
    private final ManifestReader reader =
            ManifestReader.builder(Kinds.harvester()).build();
    private final ManifestReader parallelReader =
            ManifestReader.builder(Kinds.harvester()).parallelism(2, otherCore).build();
    private final ManifestReader checkingReader = ManifestReader.of(Kinds.harvester());

    private List<byte[]> texts = List.of();
    private List<ManifestFile> files = List.of();

    @Setup
    public void write() {
        texts = Fleet.of(machines).manifests();
        files = IntStream.range(0, machines)
                .mapToObj(i -> new ManifestFile("vm-" + i + ".yaml", texts.get(i)))
                .toList();
    }

    @TearDown
    public void stop() {
        otherCore.shutdown();
    }

    @Benchmark
    public List<Resource> githops() {
        return reader.read(files).orThrow();
    }

    @Benchmark
    public List<Resource> githopsOnTwoCores() {
        return parallelReader.read(files).orThrow();
    }

    /** Each resource is also checked against the schema of its kind. */
    @Benchmark
    public List<Resource> githopsWithSchema() {
        return checkingReader.read(files).orThrow();
    }

    @Benchmark
    public List<JsonNode> jackson() throws IOException {
        List<JsonNode> trees = new ArrayList<>();
        for (byte[] text : texts) {
            trees.add(jackson.readTree(text));
        }
        return trees;
    }

    @Benchmark
    public List<GenericKubernetesResource> fabric8() {
        List<GenericKubernetesResource> resources = new ArrayList<>();
        for (byte[] text : texts) {
            resources.add(fabric8.unmarshal(new ByteArrayInputStream(text), GenericKubernetesResource.class));
        }
        return resources;
    }
}

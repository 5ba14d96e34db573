package io.githops.examples.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.githops.model.Resource;
import io.githops.model.ResourceListReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** How long it takes to make resources of the list that an API server answers with. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class LiveListBenchmark {
    @Param("1000")
    int machines;

    private final ObjectMapper jackson = new ObjectMapper();
    private final ResourceListReader reader = ResourceListReader.builder().build();
    private byte[] list = {};

    @Setup
    public void write() {
        list = Fleet.of(machines).list();
    }

    @Benchmark
    public List<Resource> githops() throws IOException {
        List<Resource> resources = new ArrayList<>();
        reader.read(new ByteArrayInputStream(list), resources::add);
        return resources;
    }

    @Benchmark
    public JsonNode jackson() throws IOException {
        return jackson.readTree(list);
    }
}

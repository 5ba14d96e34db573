package io.githops.examples.benchmarks;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.kubevirt.VirtualMachine;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to see one machine as a type, and to make a resource of what was built as one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class ViewBenchmark {
    private final Resource desired;
    private final Resource live;
    private final VirtualMachine machine;

    /** @throws IllegalStateException when there is no machine to look at; says what is missing */
    public ViewBenchmark() {
        Fleet fleet = Fleet.of(1);
        desired = ManifestReader.of(Kinds.harvester())
                .read(List.of(new ManifestFile("vm.yaml", fleet.manifests().get(0))))
                .orThrow()
                .get(0);
        live = Resource.of((Mapping) Json.parse(fleet.live().get(0)));
        machine = desired.as(VirtualMachine.KIND);
    }

    @Benchmark
    public VirtualMachine viewOfDesired() {
        return desired.as(VirtualMachine.KIND);
    }

    @Benchmark
    public VirtualMachine viewOfLive() {
        return live.as(VirtualMachine.KIND);
    }

    @Benchmark
    public Resource resourceOfBuilt() {
        return VirtualMachine.KIND.resource(
                VirtualMachine.builder().from(machine).build());
    }
}

package io.githops.examples.benchmarks;

import io.githops.diff.apply.ApplyResult;
import io.githops.diff.apply.ServerSideApply;
import io.githops.diff.apply.Writer;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
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

/** How long it takes to predict what the API server stores for one machine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class PredictionBenchmark {
    private final ServerSideApply prediction;
    private final Writer writer = new Writer("githops", "kubevirt.io/v1", "", "2026-01-01T00:00:00Z");
    private final Mapping live;
    private final Mapping unchanged;
    private final Mapping changed;

    /** @throws IllegalStateException when there is no machine to look at; says what is missing */
    public PredictionBenchmark() {
        Fleet fleet = Fleet.of(1);
        ResourceKind<VirtualMachine> kind = VirtualMachine.KIND;
        prediction = ServerSideApply.of(kind.schema(), kind.hasStatusSubresource());
        live = (Mapping) Json.parse(fleet.live().get(0));
        unchanged = manifest(fleet.manifests().get(0));
        changed = manifest(fleet.changedManifests().get(0));
    }

    @Benchmark
    public ApplyResult unchanged() {
        return prediction.apply(live, unchanged, writer, true);
    }

    @Benchmark
    public ApplyResult changed() {
        return prediction.apply(live, changed, writer, true);
    }

    private static Mapping manifest(byte[] yaml) {
        return ManifestReader.of(Kinds.harvester())
                .read(List.of(new ManifestFile("vm.yaml", yaml)))
                .orThrow()
                .get(0)
                .tree();
    }
}

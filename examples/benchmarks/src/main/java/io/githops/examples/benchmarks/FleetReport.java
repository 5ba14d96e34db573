package io.githops.examples.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.githops.fleet.Fleet;
import io.githops.fleet.FleetEvent;
import io.githops.harvester.ClientLimits;
import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.reconcile.Outcome;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.SyncEvent;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * One program that keeps many clusters of config maps in sync: how long the first sync takes, what heap and processor time the
 * fleet takes at rest, and how soon drift is put right. The clusters are embedded Harvesters in another process.
 */
public final class FleetReport implements AutoCloseable {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");
    private static final int DRIFTS = 200;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final String PADDING = "configuration of a service, a line like others; ".repeat(16);

    private final List<Harvester> clusters = new ArrayList<>();
    private final Map<String, CountDownLatch> healing = new ConcurrentHashMap<>();
    private final Random random = new Random(1);
    private final int resources;
    private final Fleet fleet;

    private FleetReport(List<Path> kubeconfigs, int resources) {
        this.resources = resources;
        this.fleet = Fleet.builder().atOnce(8).listener(this::told).build();
        ClientLimits limits = ClientLimits.standard().withRate(10_000, 10_000);
        for (Path kubeconfig : kubeconfigs) {
            Harvester cluster = Harvester.builder(kubeconfig).limits(limits).build();
            Source source = source(resources);
            clusters.add(cluster);
            fleet.add(
                    name(clusters.size() - 1),
                    Map.of(),
                    member -> Reconciler.builder(source, member.fence(cluster)).concurrency(2));
        }
    }

    /**
     * @param args the number of clusters, 200 unless given; the number of config maps in each, 500 unless given; and {@code
     *     empty} for clusters that have none of them yet
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int clusters = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int resources = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        Path state = state(args.length > 2 ? 0 : resources);
        try (LoadServer server = LoadServer.start(state, clusters);
                var report = new FleetReport(server.kubeconfigs(), resources)) {
            report.print();
        } finally {
            Files.delete(state);
        }
    }

    /** A cluster that is in sync already, or an empty one. */
    private static Path state(int resources) throws IOException {
        Path file = Files.createTempFile("cluster", ".json");
        try (EmbeddedHarvester embedded = EmbeddedHarvester.create();
                Harvester cluster = Harvester.over(embedded.transport())) {
            if (resources > 0) {
                Reconciler.builder(source(resources), cluster).build().sync();
            }
            embedded.save(file);
        }
        return file;
    }

    private void print() throws InterruptedException {
        long start = System.nanoTime();
        fleet.start();
        while (!fleet.state().isSettled()) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        System.out.printf(
                "%d clusters of %d config maps: first sync %.1f s%n",
                clusters.size(), resources, seconds(System.nanoTime() - start));
        TimeUnit.SECONDS.sleep(10);
        System.out.printf(
                "heap in use %,d MiB of %,d, %d threads%n",
                heap() >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                ManagementFactory.getThreadMXBean().getThreadCount());
        System.out.printf("at rest: %.2f %% of a core%n", 100 * rest());
        List<Double> healed = IntStream.range(0, DRIFTS)
                .mapToObj(number -> seconds(heal(random.nextInt(clusters.size()), random.nextInt(resources))))
                .sorted()
                .toList();
        System.out.printf(
                "drift healed, %d times: p50 %.3f s, p99 %.3f s, max %.3f s%n",
                DRIFTS, healed.get(DRIFTS / 2), healed.get(DRIFTS * 99 / 100), healed.get(DRIFTS - 1));
        System.out.println(fleet.state());
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** The share of one core. */
    private static double rest() throws InterruptedException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        TimeUnit.MILLISECONDS.sleep(REST.toMillis());
        return (double) (system.getProcessCpuTime() - before) / REST.toNanos();
    }

    /** Changes a config map by hand; gives how long it takes until the reconciler has changed it back, in nanoseconds. */
    private long heal(int cluster, int number) {
        var healed = new CountDownLatch(1);
        healing.put(name(cluster), healed);
        long start = System.nanoTime();
        Mapping data = Mapping.of("data", Mapping.of("name", new Text("drifted")));
        clusters.get(cluster).patch(CONFIG_MAP, "default", "app-" + number, Patch.merge(data), "kubectl-edit");
        try {
            if (!healed.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("not healed within a minute: " + fleet.state());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return System.nanoTime() - start;
    }

    private void told(FleetEvent event) {
        if (event instanceof FleetEvent.Told told
                && told.event() instanceof SyncEvent.Changed changed
                && changed.outcome().status() == Outcome.Status.DONE) {
            CountDownLatch healed = healing.remove(told.member());
            if (healed != null) {
                healed.countDown();
            }
        }
    }

    /** Config maps of about a kilobyte, none of them shared with another source. */
    private static Source source(int resources) {
        List<Resource> desired = IntStream.range(0, resources)
                .mapToObj(number -> Resource.of(Mapping.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "ConfigMap")
                        .put(
                                "metadata",
                                Mapping.of("name", new Text("app-" + number), "namespace", new Text("default")))
                        .put(
                                "data",
                                Mapping.of("name", new Text("service " + number), "text", new Text(PADDING + number)))
                        .build()))
                .toList();
        Snapshot snapshot = Snapshot.of(Revision.of("first", "main"), desired);
        return () -> snapshot;
    }

    private static String name(int cluster) {
        return "cluster-" + cluster;
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    @Override
    public void close() {
        fleet.close();
        clusters.forEach(Harvester::close);
    }
}

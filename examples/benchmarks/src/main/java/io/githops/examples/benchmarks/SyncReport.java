package io.githops.examples.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.githops.harvester.ClientLimits;
import io.githops.harvester.Harvester;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.SyncEvent;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a reconciler of many machines costs at rest, in requests and processor time, and how long the library takes from a new
 * commit that changes one of them until it is applied, without the time that the source and the API server take.
 */
public final class SyncReport {
    private static final Duration REST = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final String LABEL = "tag.harvesterhci.io/app: shop";
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 60;

    private final BlockingQueue<SyncEvent> events = new LinkedBlockingQueue<>();
    private volatile Snapshot desired;
    private volatile long fetched;

    private SyncReport(Snapshot desired) {
        this.desired = desired;
    }

    /** @param args the number of machines; 10,000 unless given */
    public static void main(String[] args) throws IOException, InterruptedException {
        int machines = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
        List<byte[]> manifests = Fleet.of(machines).manifests();
        Snapshot first =
                snapshot("first", manifests.stream().map(SyncReport::read).toList());
        ClientLimits limits = ClientLimits.standard().withRate(10_000, 10_000);
        try (LoadServer server = LoadServer.start(machines);
                Harvester harvester =
                        Harvester.builder(server.kubeconfig()).limits(limits).build()) {
            new SyncReport(first).run(new MeasuredCluster(harvester), manifests);
        }
    }

    private void run(MeasuredCluster cluster, List<byte[]> manifests) throws InterruptedException {
        try (Reconciler reconciler = Reconciler.builder(this::fetch, cluster)
                .interval(INTERVAL)
                .concurrency(16)
                .healthTimeout(Duration.ofSeconds(1)) // the volumes of these machines do not exist
                .listener(events::add)
                .build()) {
            long begun = System.nanoTime();
            reconciler.start();
            await(SyncEvent.Finished.class);
            System.out.printf(
                    "%,d machines in sync after %.1f s and %,d requests%n",
                    manifests.size(), (System.nanoTime() - begun) / 1e9, cluster.requests());
            await(SyncEvent.Planned.class);
            rest(cluster);
            changes(cluster, reconciler, manifests);
        }
    }

    private Snapshot fetch() {
        Snapshot newest = desired;
        fetched = System.nanoTime();
        return newest;
    }

    private void rest(MeasuredCluster cluster) throws InterruptedException {
        settle(cluster);
        events.clear();
        long requests = cluster.requests();
        long processor = processorNanos();
        TimeUnit.NANOSECONDS.sleep(REST.toNanos());
        System.out.printf(
                "at rest for %d s: %d looks, %d requests, %.2f %% of a core%n",
                REST.toSeconds(),
                looks(),
                cluster.requests() - requests,
                100.0 * (processorNanos() - processor) / REST.toNanos());
    }

    /** Waits until the machines do nothing more of their own, so that the reconciler looks at them by the interval only. */
    private void settle(MeasuredCluster cluster) throws InterruptedException {
        long requests;
        do {
            events.clear();
            requests = cluster.requests();
            TimeUnit.NANOSECONDS.sleep(INTERVAL.multipliedBy(3).toNanos());
        } while (cluster.requests() != requests || looks() > 4);
    }

    private long looks() {
        return events.stream().filter(SyncEvent.Planned.class::isInstance).count();
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private void changes(MeasuredCluster cluster, Reconciler reconciler, List<byte[]> manifests)
            throws InterruptedException {
        List<Double> milliseconds = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            String text = new String(manifests.get(round), StandardCharsets.UTF_8);
            Resource changed =
                    read(text.replace(LABEL, "tag.harvesterhci.io/app: office").getBytes(StandardCharsets.UTF_8));
            List<Resource> resources = new ArrayList<>(desired.resources());
            resources.set(round, changed);
            desired = snapshot("round-" + round, resources);
            events.clear();
            long asked = cluster.nanos();
            reconciler.trigger();
            await(SyncEvent.Finished.class);
            MeasuredCluster.Stored stored = cluster.last();
            milliseconds.add((stored.at() - fetched - (stored.asked() - asked)) / 1e6);
        }
        System.out.println("from a commit that changes one machine until it is applied, in the library:");
        print("the first " + WARM_UP, milliseconds.subList(0, WARM_UP));
        print("the next " + (ROUNDS - WARM_UP), milliseconds.subList(WARM_UP, ROUNDS));
    }

    private static void print(String name, List<Double> milliseconds) {
        List<Double> sorted = milliseconds.stream().sorted().toList();
        System.out.printf(
                "  %s: median %.1f ms, at most %.1f ms%n",
                name, sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }

    private void await(Class<? extends SyncEvent> type) throws InterruptedException {
        SyncEvent event;
        do {
            event = events.poll(10, TimeUnit.MINUTES);
            if (event == null) {
                throw new IllegalStateException("no " + type.getSimpleName());
            }
            if (event instanceof SyncEvent.Failed failed) {
                throw failed.cause();
            }
        } while (!type.isInstance(event));
    }

    private static Snapshot snapshot(String id, List<Resource> resources) {
        return Snapshot.of(Revision.of(id, "main"), resources);
    }

    private static Resource read(byte[] manifest) {
        return ManifestReader.of(Kinds.harvester())
                .read(List.of(ManifestFile.of("machine.yaml", new String(manifest, StandardCharsets.UTF_8))))
                .orThrow()
                .get(0);
    }
}

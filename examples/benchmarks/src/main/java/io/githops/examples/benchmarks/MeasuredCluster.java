package io.githops.examples.benchmarks;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ForwardingCluster;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A cluster that tells how often it is asked, how long it took to answer, and when it stored something last. */
final class MeasuredCluster extends ForwardingCluster {
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private volatile Stored last = new Stored(0, 0);

    /**
     * When a machine was stored.
     *
     * @param at by {@link System#nanoTime}
     * @param asked how long all requests until then took together
     */
    record Stored(long at, long asked) {}

    MeasuredCluster(Cluster cluster) {
        super(cluster);
    }

    long requests() {
        return requests.get();
    }

    /** How long all requests took together. */
    long nanos() {
        return nanos.get();
    }

    /** When a machine was stored last. */
    Stored last() {
        return last;
    }

    private <T> T measured(Supplier<T> request) {
        long begun = System.nanoTime();
        try {
            return request.get();
        } finally {
            requests.incrementAndGet();
            nanos.addAndGet(System.nanoTime() - begun);
        }
    }

    @Override
    public List<Resource> list(GroupVersionKind kind, String namespace) {
        return measured(() -> cluster().list(kind, namespace));
    }

    @Override
    public Optional<Resource> get(GroupVersionKind kind, String namespace, String name) {
        return measured(() -> cluster().get(kind, namespace, name));
    }

    @Override
    public Resource apply(Resource manifest, ApplyOptions options) {
        Resource stored = measured(() -> cluster().apply(manifest, options));
        if (manifest.id().kind().equals("VirtualMachine")) {
            last = new Stored(System.nanoTime(), nanos.get());
        }
        return stored;
    }

    @Override
    public void delete(Resource live) {
        measured(() -> {
            cluster().delete(live);
            return live;
        });
    }
}

package io.githops.metrics;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ForwardingCluster;
import io.githops.cluster.ServedKind;
import io.githops.model.GithopsException;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** A cluster whose calls are counted. */
final class CountedCluster extends ForwardingCluster {
    private final BiConsumer<String, String> counter;

    /** @param counter is given the verb and the result of each call */
    CountedCluster(Cluster cluster, BiConsumer<String, String> counter) {
        super(cluster);
        this.counter = counter;
    }

    @Override
    public Optional<ServedKind> served(GroupVersionKind kind) {
        return counted("served", () -> cluster().served(kind));
    }

    @Override
    public List<Resource> list(GroupVersionKind kind, String namespace) {
        return counted("list", () -> cluster().list(kind, namespace));
    }

    @Override
    public Optional<Resource> get(GroupVersionKind kind, String namespace, String name) {
        return counted("get", () -> cluster().get(kind, namespace, name));
    }

    @Override
    public Resource apply(Resource manifest, ApplyOptions options) {
        return counted(options.dryRun() ? "dry-run" : "apply", () -> cluster().apply(manifest, options));
    }

    @Override
    public void delete(Resource live) {
        counted("delete", () -> {
            cluster().delete(live);
            return live;
        });
    }

    private <T> T counted(String verb, Supplier<T> call) {
        try {
            T answer = call.get();
            counter.accept(verb, "done");
            return answer;
        } catch (GithopsException e) {
            counter.accept(verb, e.code());
            throw e;
        }
    }
}

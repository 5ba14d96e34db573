package io.githops.inventory;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ServedKind;
import io.githops.cluster.UnavailableException;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.util.List;
import java.util.Optional;

/** A cluster that is gone from one write on; that write is carried out or not. */
final class BrittleCluster implements Cluster {
    private final Cluster cluster;
    private final int lastWrite;
    private final boolean isLastStored;
    private int writes;

    BrittleCluster(Cluster cluster, int lastWrite, boolean isLastStored) {
        this.cluster = cluster;
        this.lastWrite = lastWrite;
        this.isLastStored = isLastStored;
    }

    /** Whether so much was written that it broke. */
    boolean isBroken() {
        return writes >= lastWrite;
    }

    @Override
    public Resource apply(Resource manifest, ApplyOptions options) {
        begin();
        Resource stored = cluster.apply(manifest, options);
        end();
        return stored;
    }

    @Override
    public void delete(Resource live) {
        begin();
        cluster.delete(live);
        end();
    }

    private void begin() {
        writes++;
        if (writes > lastWrite || writes == lastWrite && !isLastStored) {
            throw new UnavailableException("the line is broken", null, null);
        }
    }

    private void end() {
        if (writes == lastWrite) {
            throw new UnavailableException("the line is broken", null, null);
        }
    }

    @Override
    public Optional<ServedKind> served(GroupVersionKind kind) {
        return cluster.served(kind);
    }

    @Override
    public List<Resource> list(GroupVersionKind kind, String namespace) {
        return cluster.list(kind, namespace);
    }

    @Override
    public Optional<Resource> get(GroupVersionKind kind, String namespace, String name) {
        return cluster.get(kind, namespace, name);
    }

    @Override
    public String location() {
        return cluster.location();
    }
}

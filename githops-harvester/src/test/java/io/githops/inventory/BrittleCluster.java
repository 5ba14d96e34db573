package io.githops.inventory;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ForwardingCluster;
import io.githops.cluster.UnavailableException;
import io.githops.model.Resource;

/** A cluster that is gone from one write on; that write is carried out or not. */
final class BrittleCluster extends ForwardingCluster {
    private final int lastWrite;
    private final boolean isLastStored;
    private int writes;

    BrittleCluster(Cluster cluster, int lastWrite, boolean isLastStored) {
        super(cluster);
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
        Resource stored = cluster().apply(manifest, options);
        end();
        return stored;
    }

    @Override
    public void delete(Resource live) {
        begin();
        cluster().delete(live);
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
}

package io.githops.cluster;

import io.githops.model.Health;
import io.githops.model.Resource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Has applies checked and stores nothing; deletes nothing, and waits for nothing. */
record DryRunApplier(Applier applier) implements Applier {
    @Override
    public Resource apply(Resource manifest, ApplyOptions options) {
        return applier.apply(manifest, options.asDryRun());
    }

    @Override
    public void delete(Resource live) {}

    @Override
    public CompletionStage<Health> settled(Resource resource, Supplier<CompletionStage<Health>> seen) {
        return CompletableFuture.completedFuture(Health.HEALTHY);
    }
}

package io.githops.cluster;

import io.githops.model.Health;
import io.githops.model.Resource;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells of each write before it is made. */
record RecordingApplier(Applier applier, Consumer<? super Applier.Write> record) implements Applier {
    @Override
    public Resource apply(Resource manifest, ApplyOptions options) {
        record.accept(new Write(options.dryRun() ? Write.Verb.CHECK : Write.Verb.APPLY, manifest));
        return applier.apply(manifest, options);
    }

    @Override
    public void delete(Resource live) {
        record.accept(new Write(Write.Verb.DELETE, live));
        applier.delete(live);
    }

    @Override
    public CompletionStage<Health> settled(Resource resource, Supplier<CompletionStage<Health>> seen) {
        return applier.settled(resource, seen);
    }
}

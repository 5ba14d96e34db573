package io.githops.audit;

import io.githops.cluster.Applier;
import io.githops.cluster.ApplyOptions;
import io.githops.model.GithopsException;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Announces each write before it is made, and records the answer. */
final class AuditedApplier implements Applier {
    private final Applier applier;
    private final AuditTrail trail;

    AuditedApplier(Applier applier, AuditTrail trail) {
        this.applier = Objects.requireNonNull(applier, "applier");
        this.trail = trail;
    }

    @Override
    public Resource apply(Resource manifest, ApplyOptions options) {
        if (options.dryRun()) {
            return applier.apply(manifest, options);
        }
        long change = trail.announce("apply", manifest, options.fieldManager());
        try {
            Resource stored = applier.apply(manifest, options);
            trail.answer(change, manifest.id(), stored(stored));
            return stored;
        } catch (RuntimeException e) {
            trail.answer(change, manifest.id(), failure(e));
            throw e;
        }
    }

    @Override
    public void delete(Resource live) {
        long change = trail.announce("delete", live, "");
        try {
            applier.delete(live);
            trail.answer(
                    change,
                    live.id(),
                    Mapping.builder().put("status", "deleted").build());
        } catch (RuntimeException e) {
            trail.answer(change, live.id(), failure(e));
            throw e;
        }
    }

    @Override
    public CompletionStage<Health> settled(Resource resource, Supplier<CompletionStage<Health>> seen) {
        return applier.settled(resource, seen);
    }

    private static Mapping stored(Resource stored) {
        MappingBuilder result = Mapping.builder().put("status", "stored");
        stored.uid().ifPresent(uid -> result.put("uid", uid));
        stored.resourceVersion().ifPresent(version -> result.put("resourceVersion", version));
        return result.build();
    }

    private static Mapping failure(RuntimeException e) {
        return e instanceof GithopsException known
                ? Results.of(known)
                : Mapping.builder()
                        .put("status", "failed")
                        .put("message", e.getClass().getSimpleName())
                        .build();
    }
}

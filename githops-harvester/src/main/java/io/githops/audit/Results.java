package io.githops.audit;

import io.githops.model.GithopsException;
import io.githops.reconcile.Outcome;
import io.githops.reconcile.SyncEvent;
import io.githops.reconcile.SyncResult;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Num;
import java.util.Locale;

/** What became of something, as records tell it. */
final class Results {
    private Results() {}

    static Mapping of(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return of(failed.cause());
        }
        MappingBuilder result = Mapping.builder().put("status", words(outcome.status()));
        if (outcome instanceof Outcome.Skipped skipped) {
            result.put("because", skipped.because());
        } else if (outcome instanceof Outcome.Done done) {
            result.put("health", done.health().status().words())
                    .put("message", done.health().message());
        }
        return result.build();
    }

    static Mapping of(SyncResult sync) {
        MappingBuilder result = Mapping.builder()
                .put("succeeded", sync.succeeded())
                .put("tookMillis", sync.took().toMillis());
        for (Outcome.Status status : Outcome.Status.values()) {
            result.put(
                    words(status),
                    sync.outcomes().stream()
                            .filter(outcome -> outcome.status() == status)
                            .count());
        }
        return result.build();
    }

    static Mapping of(SyncEvent.Failed failed) {
        return of(failed.cause()).with("retryInMillis", Num.of(failed.retryIn().toMillis()));
    }

    static Mapping of(GithopsException cause) {
        return Mapping.builder()
                .put("status", words(Outcome.Status.FAILED))
                .put("code", cause.code())
                .put("message", String.valueOf(cause.getMessage()))
                .build();
    }

    private static String words(Outcome.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}

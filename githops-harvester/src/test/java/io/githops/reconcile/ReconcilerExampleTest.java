package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.Plan;
import io.githops.diff.Prune;
import io.githops.harvester.Eventually;
import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.GroupVersionKind;
import io.githops.source.Source;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Snippets of the guide. */
@Timeout(120)
class ReconcilerExampleTest {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");

    private final EmbeddedHarvester embedded = EmbeddedHarvester.create();
    private final Harvester harvester = Harvester.over(embedded.transport());
    private final History source = new History();
    private final EventLog events = new EventLog();

    @AfterEach
    void close() {
        embedded.close();
    }

    @Test
    void keepsAClusterAtTheNewestRevision() throws InterruptedException {
        source.commit("web=1");
        try (Reconciler reconciler = keeping(source)) {
            events.next(SyncEvent.Finished.class);
            harvester.patch(
                    CONFIG_MAP,
                    "default",
                    "web",
                    Patch.merge((Mapping) Json.parse("{\"data\": {\"value\": \"2\"}}")),
                    "kubectl-edit");
            events.next(SyncEvent.Finished.class);

            assertThat(value()).isEqualTo("1");
            assertThat(reconciler.state().synced()).isPresent();
        }
    }

    private Reconciler keeping(Source source) {
        // region keep
        Reconciler reconciler = Reconciler.builder(source, harvester)
                .prune(Prune.OWNED)
                .mode(SyncMode.AUTOMATIC) // or OBSERVE: only look; PROPOSE: wait for approval
                .healDrift(true) // false: tell of drift, and leave it
                .rollBackFailures(true) // back to the last good commit when a new one fails
                .interval(Duration.ofMinutes(1)) // how often the source is asked
                .listener(events)
                .build();
        reconciler.start();
        // endregion
        return reconciler;
    }

    @Test
    void stopsAndGoesOn() throws InterruptedException {
        source.commit("web=1");
        try (Reconciler reconciler = keeping(source)) {
            events.next(SyncEvent.Finished.class);
            // region suspend
            reconciler.suspend("Elif repairs the database by hand");
            reconciler.state().suspended(); // Elif repairs the database by hand
            reconciler.resume();

            reconciler.trigger(); // the webhook of the Git server says that there is a new commit
            // endregion
            assertThat(reconciler.state().suspended()).isEmpty();
        }
    }

    @Test
    void goesBackToARevision() {
        String lastWeek = source.commit("web=1").revision().id();
        source.commit("web=2");
        try (Reconciler reconciler = Reconciler.builder(source, harvester).build()) {
            reconciler.sync();
            // region back
            Plan back = reconciler.plan(lastWeek); // what would it take?
            SyncResult result = reconciler.sync(lastWeek); // go there, with the same guards, and stay

            reconciler.follow(); // forward again, with the next sync
            reconciler.sync();
            // endregion
            assertThat(back.isEmpty()).isFalse();
            assertThat(result.succeeded()).isTrue();
            Eventually.await("the newest", () -> value().equals("2"));
        }
    }

    private String value() {
        return harvester
                .get(CONFIG_MAP, "default", "web")
                .flatMap(found -> found.tree().mapping("data").text("value"))
                .orElseThrow();
    }
}

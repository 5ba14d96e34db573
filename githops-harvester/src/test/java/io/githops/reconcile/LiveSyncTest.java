package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.ApplyOptions;
import io.githops.diff.Prune;
import io.githops.harvester.Eventually;
import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.harvester.ServerUnderTest;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** Syncs against a server: the embedded one, or the real one of {@code -Dgithops.it.kubeconfig=FILE}. */
@Timeout(300)
class LiveSyncTest {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");

    private static ServerUnderTest server;
    private static Harvester harvester;

    private final EventLog events = new EventLog();
    private History history;
    private Reconciler reconciler;

    @BeforeAll
    static void open() {
        server = ServerUnderTest.open();
        harvester = server.harvester();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void reconcilesIntoANamespaceOfItsOwn(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        history = new History(server.namespace());
        reconciler = Reconciler.builder(history, harvester)
                .fieldManager("githops-it-" + name)
                .inventory(server.namespace(), "inventory-" + name)
                .prune(Prune.OWNED)
                .interval(Duration.ofHours(1))
                .listener(events)
                .build();
    }

    @AfterEach
    void closeReconciler() {
        reconciler.close();
    }

    @Test
    void syncsAndThenHasNothingToDo() {
        history.commit("web=1", "db=1");

        assertThat(reconciler.sync().succeeded()).isTrue();

        assertThat(value("web")).contains("1");
        assertThat(reconciler.plan().isEmpty()).isTrue();
    }

    @Test
    void prunesWhatItOwnsAndNothingElse() {
        harvester.apply(configMap("foreign", "1"), ApplyOptions.forced("somebody"));
        history.commit("pruned=1", "kept=1");
        reconciler.sync();
        history.commit("kept=1");

        assertThat(reconciler.sync().succeeded()).isTrue();

        assertThat(value("pruned")).isEmpty();
        assertThat(value("kept")).contains("1");
        assertThat(value("foreign")).contains("1");
    }

    @Test
    void adoptsWhatIsThereAndEqual() {
        harvester.apply(configMap("adopted", "1"), ApplyOptions.forced("somebody"));
        String uid = live("adopted").flatMap(Resource::uid).orElseThrow();
        history.commit("adopted=1");

        assertThat(reconciler.sync().succeeded()).isTrue();

        assertThat(live("adopted").flatMap(Resource::uid)).contains(uid);
        assertThat(reconciler.plan().isEmpty()).isTrue();
    }

    @Test
    void goesBackToARevisionAndForwardAgain() {
        String first = history.commit("moved=1").revision().id();
        reconciler.sync();
        history.commit("moved=2", "added=1");
        reconciler.sync();

        assertThat(reconciler.sync(first).succeeded()).isTrue();
        assertThat(value("moved")).contains("1");
        assertThat(value("added")).isEmpty();

        reconciler.follow();
        assertThat(reconciler.sync().succeeded()).isTrue();
        assertThat(value("moved")).contains("2");
        assertThat(value("added")).contains("1");
    }

    @Test
    void healsDriftInTheBackground() throws InterruptedException {
        history.commit("drifting=1");
        reconciler.start();
        events.next(SyncEvent.Finished.class);

        harvester.patch(
                CONFIG_MAP,
                server.namespace(),
                "drifting",
                Patch.merge((Mapping) Json.parse("{\"data\": {\"value\": \"2\"}}")),
                "somebody");

        events.next(SyncEvent.Drifted.class);
        Eventually.await("healing", () -> value("drifting").equals(Optional.of("1")));
    }

    private static Optional<Resource> live(String name) {
        return harvester.get(CONFIG_MAP, server.namespace(), name);
    }

    private static Optional<String> value(String name) {
        return live(name).flatMap(found -> found.tree().mapping("data").text("value"));
    }

    private static Resource configMap(String name, String value) {
        return Resource.of(
                (Mapping) Json.parse("{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \""
                        + name + "\", \"namespace\": \"" + server.namespace() + "\"}, \"data\": {\"value\": \"" + value
                        + "\"}}"));
    }
}

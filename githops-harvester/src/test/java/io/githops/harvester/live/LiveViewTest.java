package io.githops.harvester.live;

import static io.githops.harvester.live.FakeServer.CONFIG_MAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.githops.cluster.ApplyOptions;
import io.githops.diff.LiveObjects;
import io.githops.harvester.Eventually;
import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.harvester.embedded.RecordedRequest;
import io.githops.harvester.live.KindState.Phase;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LiveViewTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final GroupVersionKind NAMESPACE = GroupVersionKind.of("v1", "Namespace");
    private static final GroupVersionKind MACHINE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine");
    private static final GroupVersionKind WIDGET = GroupVersionKind.of("example.io/v1", "Widget");

    private final EmbeddedHarvester embedded = EmbeddedHarvester.create();
    private final Harvester harvester = Harvester.over(embedded.transport());
    private final ManualTime time = new ManualTime();
    private final Seen seen = new Seen();

    @AfterEach
    void endsAllThreads() throws InterruptedException {
        embedded.close();

        LiveThreads.assertNoneIsLeft();
    }

    @Test
    void showsWhatIsThereAndWhatChanges() throws InterruptedException {
        harvester.create(configMap("default", "web"), "test");
        try (LiveView view = viewOf("default", CONFIG_MAP)) {
            assertThat(view.awaitCurrent(LONG)).isTrue();
            LiveObjects before = view.snapshot();
            seen.next(before.resources().size());
            harvester.create(configMap("default", "db"), "test");
            harvester.delete(harvester.get(CONFIG_MAP, "default", "web").orElseThrow());
            seen.next(2);

            LiveObjects after = view.snapshot();
            assertThat(before.find(id("default", "web"))).isPresent();
            assertThat(before.find(id("default", "db"))).isEmpty();
            assertThat(after.find(id("default", "web"))).isEmpty();
            assertThat(after.find(id("default", "db"))).isEqualTo(harvester.get(CONFIG_MAP, "default", "db"));
        }
    }

    @Test
    void costsNoListAtRest() throws InterruptedException {
        try (LiveView view = viewOf("", CONFIG_MAP, MACHINE)) {
            view.awaitCurrent(LONG);
            for (int minute = 0; minute < 30; minute++) {
                harvester.create(configMap("default", "minute-" + minute), "test");
                awaitObject(view, id("default", "minute-" + minute));
                view.snapshot();
                embedded.advance(Duration.ofMinutes(1));
            }

            assertThat(view.states()).extracting(KindState::lists).containsExactly(1L, 1L);
        }
        assertThat(embedded.requests())
                .extracting(RecordedRequest::path)
                .filteredOn(path -> path.contains("limit="))
                .hasSize(2);
    }

    @Test
    void knowsThatAKindIsCompleteOnlyWhenAllNamespacesAreViewed() throws InterruptedException {
        try (LiveView all = viewOf("", CONFIG_MAP);
                LiveView some = viewOf("default", CONFIG_MAP, NAMESPACE)) {
            all.awaitCurrent(LONG);
            some.awaitCurrent(LONG);

            assertThat(all.snapshot().isComplete("", "ConfigMap")).isTrue();
            assertThat(some.snapshot().isComplete("", "ConfigMap")).isFalse();
            assertThat(some.snapshot().isComplete("", "Namespace")).isTrue();
        }
    }

    @Test
    void viewsKindsOfTheWholeClusterOnceWhateverTheNamespaces() throws InterruptedException {
        try (LiveView view = LiveView.of(harvester)
                .kinds(NAMESPACE)
                .namespaces("default", "team-a")
                .time(time)
                .open()) {
            assertThat(view.awaitCurrent(LONG)).isTrue();

            assertThat(view.states()).singleElement().satisfies(state -> {
                assertThat(state.namespace()).isEmpty();
                assertThat(state.objects()).isPositive();
            });
        }
    }

    @Test
    void seesNamespacesThatAppearLater() throws InterruptedException {
        try (LiveView view = viewOf("team-a", CONFIG_MAP)) {
            assertThat(view.awaitCurrent(LONG)).isTrue();
            harvester.create(
                    Resource.of((Mapping) Json.parse(
                            "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"team-a\"}}")),
                    "test");
            harvester.create(configMap("team-a", "web"), "test");

            awaitObject(view, id("team-a", "web"));
        }
    }

    @Test
    void seesKindsThatAreServedLater() throws InterruptedException {
        try (LiveView view = viewOf("", WIDGET)) {
            assertThat(view.awaitCurrent(LONG)).isTrue();
            assertThat(view.states()).extracting(KindState::phase).containsExactly(Phase.UNSERVED);
            assertThat(view.states().get(0).lastProblem().orElseThrow()).hasMessageContaining("does not serve Widget");
            harvester.create(widgetDefinition(), "test");
            Resource widget = harvester.create(
                    Resource.of(
                            (Mapping)
                                    Json.parse(
                                            "{\"apiVersion\": \"example.io/v1\", \"kind\": \"Widget\", \"metadata\": {\"name\": \"w\", \"namespace\": \"default\"}}")),
                    "test");
            time.nextPause();
            time.advance(Duration.ofMinutes(1));

            assertThat(seen.next(1)).containsExactly(Seen.words(new LiveChange.Added(WIDGET, widget)));
            assertThat(view.snapshot().find(widget.id())).isPresent();
        }
    }

    @Test
    void keepsWhatIsNeededOfAnObject() throws InterruptedException {
        harvester.apply(configMap("default", "web"), ApplyOptions.forced("githops"));
        harvester.patch(
                CONFIG_MAP,
                "default",
                "web",
                Patch.merge(
                        (Mapping)
                                Json.parse(
                                        "{\"metadata\": {\"annotations\": {\"a\": \"1\","
                                                + " \"kubectl.kubernetes.io/last-applied-configuration\": \"{}\"}}, \"data\": {\"b\": \"2\"}}")),
                "other");
        try (LiveView all = viewOf("default", CONFIG_MAP);
                LiveView ours = LiveView.of(harvester)
                        .kinds(CONFIG_MAP)
                        .keepingFieldsOf("githops")
                        .trimming(live -> live.withTree(live.tree().without("data")))
                        .open()) {
            all.awaitCurrent(LONG);
            ours.awaitCurrent(LONG);
            Resource whole = all.snapshot().find(id("default", "web")).orElseThrow();
            Resource trimmed = ours.snapshot().find(id("default", "web")).orElseThrow();

            assertThat(whole.metadata().sequence("managedFields").mappings())
                    .extracting(entry -> entry.text("manager").orElse(""))
                    .containsExactly("githops", "other");
            assertThat(trimmed.metadata().sequence("managedFields").mappings())
                    .extracting(entry -> entry.text("manager").orElse(""))
                    .containsExactly("githops");
            assertThat(whole.metadata().mapping("annotations").names()).containsExactly("a");
            assertThat(whole.tree().has("data")).isTrue();
            assertThat(trimmed.tree().has("data")).isFalse();
        }
    }

    @Test
    void passesOverATrimmerThatFailsOrChangesWhoAnObjectIs() throws InterruptedException {
        harvester.create(configMap("default", "web"), "test");
        try (LiveView failing = LiveView.of(harvester)
                        .kinds(CONFIG_MAP)
                        .trimming(live -> {
                            throw new IllegalStateException("no");
                        })
                        .open();
                LiveView renaming = LiveView.of(harvester)
                        .kinds(CONFIG_MAP)
                        .trimming(live -> live.inNamespace("elsewhere"))
                        .open()) {
            failing.awaitCurrent(LONG);
            renaming.awaitCurrent(LONG);

            assertThat(failing.snapshot().find(id("default", "web"))).isPresent();
            assertThat(renaming.snapshot().find(id("default", "web"))).isPresent();
        }
    }

    @Test
    void refusesToHoldMoreThanItMay() throws InterruptedException {
        IntStream.range(0, 20).forEach(i -> harvester.create(configMap("default", "web-" + i), "test"));
        try (LiveView view = LiveView.of(harvester)
                .kinds(CONFIG_MAP)
                .maxObjects(10)
                .time(time)
                .open()) {
            assertThatExceptionOfType(TooManyObjectsException.class)
                    .isThrownBy(() -> view.awaitCurrent(LONG))
                    .withMessage(
                            "the live view of ConfigMap (v1): found more than 10 objects in all; view fewer kinds or"
                                    + " namespaces, or raise maxObjects (GH3202)");
            assertThatExceptionOfType(TooManyObjectsException.class).isThrownBy(view::snapshot);
            assertThat(view.states()).extracting(KindState::phase).containsExactly(Phase.FULL);
            harvester.list(CONFIG_MAP, "default").forEach(harvester::delete);
            time.nextPause();
            time.advance(Duration.ofHours(2));

            Eventually.await("room again", () -> view.states().get(0).phase() != Phase.FULL);
            assertThat(view.awaitCurrent(LONG)).isTrue();
        }
    }

    @Test
    void closingEndsEverythingAtOnce() throws InterruptedException {
        LiveView view = LiveView.of(harvester)
                .kinds(CONFIG_MAP, MACHINE, WIDGET)
                .onChange(seen)
                .open();
        view.awaitCurrent(LONG);
        LiveObjects last = view.snapshot();

        view.close();
        view.close();

        LiveThreads.assertNoneIsLeft();
        assertThat(view.isCurrent()).isFalse();
        assertThat(view.snapshot()).isSameAs(last);
        assertThatIllegalStateException().isThrownBy(() -> view.awaitCurrent(LONG));
        assertThatIllegalStateException().isThrownBy(() -> view.onChange(seen));
    }

    @Test
    void doesNotWaitLongerThanItIsTold() throws InterruptedException {
        var server = new FakeServer();
        for (int i = 0; i < 3; i++) {
            server.refuseWatch(403, "Forbidden", "cannot watch");
        }
        try (LiveView view =
                LiveView.of(server.harvester()).kinds(CONFIG_MAP).time(time).open()) {
            time.nextPause();

            assertThat(view.awaitCurrent(Duration.ZERO)).isFalse();
            assertThat(view.toString()).contains("ConfigMap (v1): BEHIND").contains("not allowed");
        }
    }

    @Test
    void refusesOptionsThatCannotWork() {
        LiveViewBuilder builder = LiveView.of(harvester);

        assertThatIllegalArgumentException().isThrownBy(builder::open).withMessageContaining("kinds: found none");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.namespaces(""));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxObjects(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.listenerCapacity(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.idleLimit(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.resync(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.kinds(MACHINE, GroupVersionKind.of("kubevirt.io/v1alpha3", "VirtualMachine")))
                .withMessageContaining("expected one version of a kind");
        String[] many = IntStream.range(0, 300).mapToObj(i -> "ns-" + i).toArray(String[]::new);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.namespaces(many).open())
                .withMessageContaining("at most 256");
    }

    private LiveView viewOf(String namespace, GroupVersionKind... kinds) {
        LiveViewBuilder builder = LiveView.of(harvester).kinds(kinds).time(time).onChange(seen);
        return (namespace.isEmpty() ? builder : builder.namespaces(namespace)).open();
    }

    /** Another thread reads the event. */
    private static void awaitObject(LiveView view, ResourceId id) {
        Eventually.await(id + " in the view", () -> view.snapshot().find(id).isPresent());
    }

    private static ResourceId id(String namespace, String name) {
        return new ResourceId("", "ConfigMap", namespace, name);
    }

    private static Resource configMap(String namespace, String name) {
        return Resource.of(Mapping.builder()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put("metadata", Mapping.of("name", new Text(name), "namespace", new Text(namespace)))
                .put("data", Mapping.of("a", new Text("1")))
                .build());
    }

    private static Resource widgetDefinition() {
        return Resource.of((Mapping) Json.parse("""
                {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
                 "metadata": {"name": "widgets.example.io"},
                 "spec": {"group": "example.io", "scope": "Namespaced",
                   "names": {"plural": "widgets", "singular": "widget", "kind": "Widget", "listKind": "WidgetList"},
                   "versions": [{"name": "v1", "served": true, "storage": true,
                     "schema": {"openAPIV3Schema": {"type": "object"}}}]}}"""));
    }
}

package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ClusterException;
import io.githops.cluster.ConflictException;
import io.githops.cluster.NotFoundException;
import io.githops.cluster.RejectedException;
import io.githops.cluster.UnservedKindException;
import io.githops.diff.patch.JsonPatch;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The client against a server: the embedded one, or the real one of {@code -Dgithops.it.kubeconfig=FILE}. */
class LiveClusterTest {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");
    private static final GroupVersionKind MACHINE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine");
    private static final String ME = "githops-it";

    private static ServerUnderTest server;
    private static Harvester harvester;
    private static String namespace;

    @BeforeAll
    static void open() {
        server = ServerUnderTest.open();
        harvester = server.harvester();
        namespace = server.namespace();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void createsReadsUpdatesAndDeletes() {
        Resource created = harvester.create(settings("crud", "colour", "blue"), ME);
        Resource read = harvester.get(CONFIG_MAP, namespace, "crud").orElseThrow();
        Resource updated =
                harvester.update(read.withTree(read.tree().with("data", Mapping.of("colour", text("red")))), ME);

        assertThat(read).isEqualTo(created);
        assertThat(updated.tree().mapping("data").text("colour")).hasValue("red");
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> harvester.update(read, ME));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> harvester.create(settings("crud", "colour", "blue"), ME));

        harvester.delete(updated);
        assertThat(harvester.get(CONFIG_MAP, namespace, "crud")).isEmpty();
    }

    @Test
    void appliesAndNamesWhoOwnsAField() {
        harvester.apply(settings("applied", "colour", "blue"), new ApplyOptions(ME, false, false));
        Resource other = settings("applied", "colour", "red");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> harvester.apply(other, new ApplyOptions("other", false, false)))
                .withMessageContaining("data.colour")
                .withMessageContaining(ME);
        Resource rehearsed = harvester.apply(other, new ApplyOptions("other", true, true));
        Resource stored = harvester.get(CONFIG_MAP, namespace, "applied").orElseThrow();
        Resource forced = harvester.apply(other, ApplyOptions.forced("other"));

        assertThat(colour(rehearsed)).isEqualTo("red");
        assertThat(colour(stored)).isEqualTo("blue");
        assertThat(colour(forced)).isEqualTo("red");
        assertThat(harvester.apply(other, ApplyOptions.forced("other")).resourceVersion())
                .isEqualTo(forced.resourceVersion());
    }

    @Test
    void patchesInEachForm() {
        harvester.create(settings("patched", "colour", "blue"), ME);

        harvester.patch(CONFIG_MAP, namespace, "patched", Patch.merge(data("{\"size\": \"1\"}")), ME);
        harvester.patch(CONFIG_MAP, namespace, "patched", Patch.strategic(data("{\"shape\": \"round\"}")), ME);
        Resource last = harvester.patch(
                CONFIG_MAP,
                namespace,
                "patched",
                operations("[{\"op\": \"test\", \"path\": \"/data/colour\", \"value\": \"blue\"},"
                        + " {\"op\": \"remove\", \"path\": \"/data/colour\"}]"),
                ME);

        assertThat(last.tree().mapping("data")).isEqualTo(Json.parse("{\"size\": \"1\", \"shape\": \"round\"}"));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> harvester.patch(
                        CONFIG_MAP,
                        namespace,
                        "patched",
                        operations("[{\"op\": \"test\", \"path\": \"/data/size\", \"value\": \"2\"}]"),
                        ME));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> harvester.patch(CONFIG_MAP, namespace, "nobody", Patch.merge(data("{}")), ME));
    }

    @Test
    void listsInPagesAndBySelectors() {
        for (int i = 0; i < 7; i++) {
            harvester.create(labelled("listed-" + i, i % 2 == 0 ? "even" : "odd"), ME);
        }
        ListRequest all = ListRequest.of(CONFIG_MAP).namespace(namespace).pageSize(2);
        List<String> streamed = new ArrayList<>();

        String version = harvester.forEach(all.labels("parity in (even, odd)"), object -> streamed.add(object.name()));

        assertThat(streamed).hasSize(7).doesNotHaveDuplicates();
        assertThat(version).isNotEmpty();
        assertThat(harvester.list(all.labels("parity=odd")).resources())
                .extracting(Resource::name)
                .containsExactly("listed-1", "listed-3", "listed-5");
        assertThat(harvester.list(all.fields("metadata.name=listed-4")).resources())
                .extracting(Resource::name)
                .containsExactly("listed-4");
        assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> harvester.list(all.labels("parity in odd")));
    }

    @Test
    void watchesFromTheMomentOfAList() {
        ListRequest watched = ListRequest.of(CONFIG_MAP).namespace(namespace).labels("parity=watched");
        String moment = harvester.list(watched).resourceVersion();
        Resource created = harvester.create(labelled("watched", "watched"), ME);
        Resource changed =
                harvester.patch(CONFIG_MAP, namespace, "watched", Patch.merge(data("{\"colour\": \"red\"}")), ME);
        harvester.delete(changed);

        List<String> seen = new ArrayList<>();
        try (WatchStream watch = harvester.watch(watched, moment)) {
            while (seen.size() < 3) {
                if (watch.next().orElseThrow() instanceof WatchEvent.Changed change) {
                    seen.add(change.type() + " " + change.resource().name());
                }
            }
        }

        assertThat(created.name()).isEqualTo("watched");
        assertThat(seen).containsExactly("ADDED watched", "MODIFIED watched", "DELETED watched");
    }

    @Test
    void deletesOnlyOnItsConditions() {
        Resource first = harvester.create(settings("conditions", "colour", "blue"), ME);
        Resource second =
                harvester.patch(CONFIG_MAP, namespace, "conditions", Patch.merge(data("{\"colour\": \"red\"}")), ME);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> harvester.delete(
                        CONFIG_MAP,
                        namespace,
                        "conditions",
                        DeleteOptions.of(first)
                                .resourceVersion(first.resourceVersion().orElseThrow())));
        harvester.delete(
                CONFIG_MAP, namespace, "conditions", DeleteOptions.of(second).dryRun());
        assertThat(harvester.get(CONFIG_MAP, namespace, "conditions")).isPresent();
        harvester.delete(CONFIG_MAP, namespace, "conditions", DeleteOptions.of(second));
        harvester.delete(CONFIG_MAP, namespace, "conditions", DeleteOptions.byName());
        assertThat(harvester.get(CONFIG_MAP, namespace, "conditions")).isEmpty();
    }

    @Test
    void refusesFieldsThatNobodyKnows() {
        Resource machine = Samples.resource("""
                {"apiVersion": "kubevirt.io/v1", "kind": "VirtualMachine", "metadata": {"name": "typo", "namespace": "%s"},
                 "spec": {"runStrategy": "Halted", "templates": {}, "template": {"spec": {"domain": {"devices": {}}}}}}
                """.formatted(namespace));

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> harvester.apply(machine, ApplyOptions.forced(ME)))
                .withMessageContaining("templates");
        assertThat(harvester.get(MACHINE, namespace, "typo")).isEmpty();
    }

    @Test
    void tellsWhatIsServedAndWhatMayBeDone() {
        assertThat(harvester.servedKinds())
                .extracting(kind -> kind.groupVersionKind())
                .contains(CONFIG_MAP, MACHINE);
        assertThat(harvester.served(MACHINE).orElseThrow().plural()).isEqualTo("virtualmachines");
        assertThat(harvester.version()).startsWith("v1.");
        assertThat(harvester.access("create", CONFIG_MAP, namespace, "").isAllowed())
                .isTrue();
        GroupVersionKind unknown = GroupVersionKind.of("example.com/v1", "Nothing");
        assertThat(harvester.served(unknown)).isEmpty();
        assertThatExceptionOfType(UnservedKindException.class).isThrownBy(() -> harvester.list(unknown, ""));
    }

    @Test
    void readsSeveralKindsAtOnce() {
        CompletableFuture<Integer> settings =
                harvester.async(client -> client.list(CONFIG_MAP, namespace).size());
        CompletableFuture<Integer> machines =
                harvester.async(client -> client.list(MACHINE, namespace).size());

        assertThat(settings.thenCombine(machines, Integer::sum).join()).isNotNegative();
    }

    private static Resource settings(String name, String key, String value) {
        return Samples.resource("""
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "%s", "namespace": "%s"},
                 "data": {"%s": "%s"}}""".formatted(name, namespace, key, value));
    }

    private static Resource labelled(String name, String parity) {
        return Samples.resource("""
                {"apiVersion": "v1", "kind": "ConfigMap",
                 "metadata": {"name": "%s", "namespace": "%s", "labels": {"parity": "%s"}}}""".formatted(name, namespace, parity));
    }

    private static String colour(Resource settings) {
        return settings.tree().mapping("data").text("colour").orElse("");
    }

    private static Mapping data(String json) {
        return Mapping.of("data", Json.parse(json));
    }

    private static Patch operations(String json) {
        return Patch.json(JsonPatch.parse(Json.parse(json)));
    }

    private static Text text(String value) {
        return new Text(value);
    }
}

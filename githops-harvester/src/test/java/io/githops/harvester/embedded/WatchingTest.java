package io.githops.harvester.embedded;

import static io.githops.harvester.embedded.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Transport;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchingTest {
    private final EmbeddedHarvester harvester = EmbeddedHarvester.builder()
            .bare()
            .kinds(TestKinds.all())
            .historyCapacity(30)
            .start();
    private final Api api = new Api(harvester);

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void tellsChangesAfterARevision() throws IOException {
        create("a", "red");
        String revision = api.get(CONFIG_MAPS).resourceVersion();
        BufferedReader watch = watch("&resourceVersion=" + revision);

        create("b", "red");
        api.merge(CONFIG_MAPS + "/a", "{'data':{'x':'y'}}");
        api.delete(CONFIG_MAPS + "/b");

        assertThat(next(watch, 3)).containsExactly("ADDED b", "MODIFIED a", "DELETED b");
    }

    @Test
    void beginsWithWhatThereIs() throws IOException {
        create("a", "red");
        create("b", "red");
        BufferedReader watch = watch("");

        create("c", "red");

        assertThat(next(watch, 3)).containsExactly("ADDED a", "ADDED b", "ADDED c");
    }

    @Test
    void tellsObjectsThatEnterAndLeaveASelection() throws IOException {
        create("a", "red");
        String revision = api.get(CONFIG_MAPS).resourceVersion();
        BufferedReader watch = watch("&labelSelector=team%3Dblue&resourceVersion=" + revision);

        api.merge(CONFIG_MAPS + "/a", "{'metadata':{'labels':{'team':'blue'}}}");
        api.merge(CONFIG_MAPS + "/a", "{'data':{'x':'y'}}");
        api.merge(CONFIG_MAPS + "/a", "{'metadata':{'labels':{'team':'red'}}}");
        api.delete(CONFIG_MAPS + "/a");
        create("b", "blue");

        assertThat(next(watch, 4)).containsExactly("ADDED a", "MODIFIED a", "DELETED a", "ADDED b");
    }

    @Test
    void leavesOutOtherNamespacesAndKinds() throws IOException {
        BufferedReader watch = watch("");
        api.post("/api/v1/namespaces/kube-system/configmaps", "{'metadata':{'name':'elsewhere'}}");
        api.post("/api/v1/namespaces/default/secrets", "{'metadata':{'name':'secret'}}");
        create("a", "red");

        assertThat(next(watch, 1)).containsExactly("ADDED a");
    }

    @Test
    void endsWhenItsTimeIsOver() throws IOException {
        create("a", "red");
        BufferedReader watch = watch("&timeoutSeconds=60");

        harvester.advance(Duration.ofSeconds(61));

        assertThat(watch.lines()).hasSize(1);
    }

    @Test
    void endsWhenTheServerCloses() throws IOException {
        BufferedReader watch = watch("");

        harvester.close();

        assertThat(watch.readLine()).isNull();
    }

    @Test
    void endsWithAnErrorWhenTheRevisionIsForgotten() throws IOException {
        String revision = api.get(CONFIG_MAPS).resourceVersion();
        create("a", "red");
        for (int i = 0; i < 40; i++) {
            api.merge(CONFIG_MAPS + "/a", "{'data':{'i':'" + i + "'}}");
        }

        Mapping event =
                (Mapping) Json.parse(watch("&resourceVersion=" + revision).readLine());

        assertThat(event.text("type")).contains("ERROR");
        assertThat(Json.text(event.mapping("object").get("code"))).isEqualTo("410");
        assertThat(event.mapping("object").text("message").orElseThrow())
                .matches("too old resource version: " + revision + " \\(\\d+\\)");
    }

    @Test
    void sendsBookmarksOnceAMinute() throws IOException {
        BufferedReader watch = watch("&allowWatchBookmarks=true&timeoutSeconds=150");
        create("a", "red");
        String revision = api.get(CONFIG_MAPS).resourceVersion();
        String created = watch.readLine();

        harvester.advance(Duration.ofSeconds(61));
        Mapping bookmark = (Mapping) Json.parse(watch.readLine());

        assertThat(created).contains("ADDED");
        assertThat(bookmark.text("type")).contains("BOOKMARK");
        assertThat(bookmark.mapping("object", "metadata").get("resourceVersion"))
                .isEqualTo(new Text(revision));
    }

    @Test
    void marksTheEndOfInitialEventsWhenAsked() throws IOException {
        create("a", "red");
        BufferedReader watch =
                watch("&sendInitialEvents=true&allowWatchBookmarks=true" + "&resourceVersionMatch=NotOlderThan");

        assertThat(watch.readLine()).contains("ADDED");
        assertThat(watch.readLine()).contains("BOOKMARK").contains("k8s.io/initial-events-end");
    }

    @Test
    void describesColumnsInTheFirstTableOnly() throws IOException {
        create("a", "red");
        create("b", "red");
        BufferedReader watch = reader(api.open(
                "GET",
                CONFIG_MAPS + "?watch=true",
                Map.of("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io"),
                ""));

        assertThat(watch.readLine()).contains("\"columnDefinitions\"");
        assertThat(watch.readLine()).contains("\"rows\"").doesNotContain("\"columnDefinitions\"");
    }

    private void create(String name, String team) {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'" + name + "','labels':{'team':'" + team + "'}}}");
    }

    private BufferedReader watch(String options) {
        return reader(api.open("GET", CONFIG_MAPS + "?watch=true" + options, Map.of(), ""));
    }

    private static BufferedReader reader(Transport.Answer answer) {
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static List<String> next(BufferedReader watch, int count) throws IOException {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Mapping event = (Mapping) Json.parse(watch.readLine());
            events.add(event.text("type").orElseThrow() + " " + ObjectMetadata.name(event.mapping("object")));
        }
        return events;
    }
}

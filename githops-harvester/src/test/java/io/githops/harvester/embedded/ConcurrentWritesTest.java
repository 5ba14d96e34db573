package io.githops.harvester.embedded;

import static io.githops.harvester.embedded.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrentWritesTest {
    private static final int WRITERS = 6;
    private static final int WRITES = 40;

    private final EmbeddedHarvester harvester =
            EmbeddedHarvester.builder().bare().kinds(TestKinds.all()).start();
    private final Api api = new Api(harvester);
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);

    @AfterEach
    void close() {
        threads.shutdownNow();
        harvester.close();
    }

    @Test
    void loseNoUpdateAndNoEvent() throws Exception {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'counter'},'data':{'n':'0'}}");
        String revision = api.get(CONFIG_MAPS).resourceVersion();
        Future<List<Integer>> seen = threads.submit(() -> watch(revision));

        List<Callable<Object>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(Executors.callable(this::countUp));
        }
        for (Future<Object> writer : threads.invokeAll(writers)) {
            writer.get();
        }

        assertThat(api.get(CONFIG_MAPS + "/counter").at("data.n")).isEqualTo(new Text("" + WRITERS * WRITES));
        assertThat(seen.get())
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(WRITERS * WRITES)
                .last()
                .isEqualTo(WRITERS * WRITES);
    }

    private void countUp() {
        for (int done = 0; done < WRITES; ) {
            Mapping counter = api.get(CONFIG_MAPS + "/counter").body();
            Mapping next = counter.edit("data", data -> data.with("n", new Text("" + (number(counter) + 1))));
            done += api.put(CONFIG_MAPS + "/counter", Json.text(next)).status() == 200 ? 1 : 0;
        }
    }

    private List<Integer> watch(String revision) throws Exception {
        List<Integer> seen = new ArrayList<>();
        var answer = api.open("GET", CONFIG_MAPS + "?watch=true&resourceVersion=" + revision, Map.of(), "");
        try (var events = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            while (seen.size() < WRITERS * WRITES) {
                seen.add(number(((Mapping) Json.parse(events.readLine())).mapping("object")));
            }
        }
        return seen;
    }

    private static int number(Mapping counter) {
        return Integer.parseInt(counter.mapping("data").text("n").orElseThrow());
    }
}

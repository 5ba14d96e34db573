package io.githops.harvester.embedded;

import static io.githops.harvester.embedded.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TableViewTest {
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
    private final EmbeddedHarvester harvester = EmbeddedHarvester.create();
    private final Api api = new Api(harvester);

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void showsWhatKubectlPrintsOfBuiltInKinds() {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'c'},'data':{'a':'1','b':'2'}}");
        api.post("/api/v1/namespaces/default/secrets", "{'metadata':{'name':'s'},'stringData':{'a':'1'}}");
        harvester.advance(Duration.ofMinutes(3));

        assertThat(Json.text(api.get(CONFIG_MAPS + "/c", TABLE).at("rows[0].cells")))
                .isEqualTo("[\"c\",\"2\",\"3m\"]");
        assertThat(Json.text(
                        api.get("/api/v1/namespaces/default/secrets", TABLE).at("rows[0].cells")))
                .isEqualTo("[\"s\",\"Opaque\",\"1\",\"3m\"]");
        assertThat(Json.text(api.get("/api/v1/nodes", TABLE).at("rows[0].cells")))
                .isEqualTo(
                        "[\"harvester-node-0\",\"Ready\",\"control-plane,etcd\",\"3m\",\"v1.32.0+rke2r1\",\"192.168.0.10\",\"<none>\",\"Harvester v1.9.0\",\"<unknown>\",\"<unknown>\"]");
    }

    @Test
    void carriesAsMuchOfTheObjectAsWanted() {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'c'},'data':{'a':'1'}}");

        assertThat(Json.text(api.get(CONFIG_MAPS, TABLE).at("rows[0].object.kind")))
                .isEqualTo("\"PartialObjectMetadata\"");
        assertThat(Json.text(
                        api.get(CONFIG_MAPS + "?includeObject=Object", TABLE).at("rows[0].object.data.a")))
                .isEqualTo("\"1\"");
        assertThat(api.get(CONFIG_MAPS + "?includeObject=None", TABLE).at("rows[0].object"))
                .isNull();
    }

    @Test
    void findsCellsByPath() {
        Mapping object = (Mapping) Json.parse("{\"a\":{\"b.c\":[{\"type\":\"X\",\"v\":1},{\"type\":\"Y\",\"v\":2}]}}");
        Map<String, String> cells = Map.of(
                ".a.b\\.c[0].v", "1",
                ".a['b.c'][1].v", "2",
                ".a.b\\.c[?(@.type=='Y')].v", "2",
                ".a.b\\.c[?(@.type==\"Z\")].v", "null",
                ".a.b\\.c[7]", "null",
                ".x.y", "null",
                "not a path", "null");

        cells.forEach((path, cell) -> assertThat(Json.text(new ColumnPath(path).apply(object)))
                .as(path)
                .isEqualTo(cell));
    }

    @Test
    void showsAgesTheCoarserTheLongerTheyAre() {
        Map<String, String> ages = Map.ofEntries(
                Map.entry("PT0S", "0s"),
                Map.entry("PT119S", "119s"),
                Map.entry("PT3M5S", "3m5s"),
                Map.entry("PT4M", "4m"),
                Map.entry("PT2H59M", "179m"),
                Map.entry("PT5H30M", "5h30m"),
                Map.entry("PT47H", "47h"),
                Map.entry("P3DT4H", "3d4h"),
                Map.entry("P100D", "100d"),
                Map.entry("P800D", "2y70d"),
                Map.entry("P4000D", "10y"));

        ages.forEach((duration, age) -> assertThat(ShortDuration.text(Duration.parse(duration)))
                .as(duration)
                .isEqualTo(age));
    }
}

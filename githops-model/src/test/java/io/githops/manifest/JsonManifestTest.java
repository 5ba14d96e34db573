package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonManifestTest {
    private static final String OBJECT =
            "{\"apiVersion\":\"v1\",\"kind\":\"T\",\"metadata\":{\"name\":\"%s\"},\"spec\":%s}";

    private static Manifests read(String text) {
        return ManifestReader.of(Kinds.none()).read(List.of(ManifestFile.of("f.json", text)));
    }

    private static String spec(String json) {
        return Json.text(
                read(OBJECT.formatted("a", json)).orThrow().get(0).tree().get("spec"));
    }

    @Test
    void readsObjectsOneAfterTheOther() {
        Manifests manifests = read(OBJECT.formatted("a", 1) + "\n" + OBJECT.formatted("b", 2));

        assertThat(manifests.orThrow()).extracting(Resource::name).containsExactly("a", "b");
    }

    @Test
    void readsPairsOfEscapedSurrogates() {
        assertThat(spec("\"\\ud83d\\ude00 \\ud83d\"")).isEqualTo("\"\uD83D\uDE00 \uFFFD\"");
    }

    @Test
    void givesNumbersTheValueThatKubectlGivesThem() {
        assertThat(spec("[1.0, 1e3, 1.10, 12345678901234567890, -0, 9007199254740993]"))
                .isEqualTo("[1,1000,1.10,12345678901234567000,0,9007199254740993]");
    }

    @Test
    void readsFlowYamlBehindAComment() {
        Manifests manifests = read("# YAML\n{apiVersion: v1, kind: T, metadata: {name: a}}\n");

        assertThat(manifests.orThrow().get(0).at(FieldPath.parse("metadata.name")))
                .contains(new Text("a"));
    }

    @Test
    void saysWhereTextIsNoJson() {
        assertThat(read("{\"a\": 1,\n \"b\": x}").problems())
                .singleElement()
                .asString()
                .startsWith("f.json:2:")
                .endsWith("found text that is not JSON; expected JSON up to the end, since the file begins with a brace"
                        + " (GH1001)");
        assertThat(read("{\"a\": [1").problems())
                .extracting(Problem::message)
                .containsExactly("found the end of the file; expected the JSON value to be complete");
    }

    @Test
    void keepsTheObjectsBeforeAFault() {
        Manifests manifests = read(OBJECT.formatted("a", 1) + " x");

        assertThat(manifests.resources()).hasSize(1);
        assertThat(manifests.problems()).hasSize(1);
    }

    @Test
    void refusesFieldsOfOneName() {
        assertThat(read("{\"a\": 1,\n \"a\": 2}").problems())
                .singleElement()
                .hasToString("f.json:2:2: found the field a again, after line 1, column 2;"
                        + " expected each field once, remove one of the two (GH1003)");
    }

    @Test
    void refusesNumbersThatNoDoubleHolds() {
        assertThat(read(OBJECT.formatted("a", "1e400")).problems())
                .extracting(Problem::code)
                .containsExactly("GH1005");
    }
}

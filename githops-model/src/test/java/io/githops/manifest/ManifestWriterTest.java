package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestWriterTest {

    private static String write(String json) {
        return ManifestWriter.write(Json.parse(json));
    }

    private static String scalar(String text) {
        String line = ManifestWriter.write(Mapping.of("a", new Text(text)));
        return line.substring("a: ".length(), line.length() - 1);
    }

    @Test
    void writesBlocksWithTheItemsOfListsBelowTheirName() {
        assertThat(write("{'spec': {'disks': [{'name': 'root', 'boot': 1}, ['a', ['b']], [], {}], 'on': null}}"
                        .replace('\'', '"')))
                .isEqualTo("""
                        spec:
                          disks:
                          - name: root
                            boot: 1
                          - - a
                            - - b
                          - []
                          - {}
                          "on": null
                        """);
    }

    @Test
    void putsTheFieldsOfEveryManifestFirst() {
        assertThat(
                        write(
                                "{\"status\":1,\"spec\":2,\"metadata\":{\"name\":\"a\"},\"kind\":\"T\",\"data\":3,\"apiVersion\":\"v1\"}"))
                .isEqualTo("""
                        apiVersion: v1
                        kind: T
                        metadata:
                          name: a
                        spec: 2
                        status: 1
                        data: 3
                        """);
    }

    @Test
    void separatesTheDocumentsOfSeveralResources() {
        Resource a = Resource.of(
                (Mapping) Json.parse("{\"apiVersion\":\"v1\",\"kind\":\"T\",\"metadata\":{\"name\":\"a\"}}"));

        String one = "apiVersion: v1\nkind: T\nmetadata:\n  name: a\n";
        assertThat(ManifestWriter.write(List.of(a, a))).isEqualTo(one + "---\n" + one);
        assertThat(ManifestWriter.write(List.of())).isEmpty();
    }

    @Test
    void writesTextOfSeveralLinesAsItIs() {
        assertThat(
                        write(
                                "{\"a\":\"#cloud-config\\nx: 1\\n\",\"b\":[\"x\\n\\n  y\"],\"c\":\"x\\n\\n\",\"d\":\"  x\\ny\\n\"}"))
                .isEqualTo("""
                        a: |
                          #cloud-config
                          x: 1
                        b:
                        - |-
                          x

                            y
                        c: |+
                          x

                        d: |2
                            x
                          y
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "No",
                "y",
                "on",
                "TRUE",
                "~",
                "null",
                "",
                "0755",
                "0o17",
                "0x1F",
                "0b11",
                "1_000",
                "1",
                "-1",
                "+5",
                ".5",
                "1.",
                "1e3",
                "1e400",
                ".inf",
                ".NaN",
                "1:30",
                "12:30:45.5",
                "2001-12-14",
                "2001-12-14T21:59:43Z",
                "=",
                "<<",
                "00:11:22:33:44:55",
                "- a",
                "-",
                "? a",
                ": a",
                "a: b",
                "a:",
                "a #b",
                "#a",
                "&a",
                "*a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a",
                "[a",
                "{a",
                "]",
                "}",
                ",a",
                " a",
                "a ",
                "...",
                "---"
            })
    void quotesWhatWouldBeReadAsSomethingElse(String text) {
        assertThat(scalar(text)).isEqualTo('"' + text + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web",
                "a b",
                "a:b",
                "a#b",
                "x-y",
                "1Gi",
                "500m",
                "192.168.1.1",
                "192.168.1.0/24",
                "v1.2.3",
                "1.2.3",
                "a, b",
                "http://x/y?z=1",
                "default/web",
                "\u00e9\u65e5\uD83D\uDE00",
                "yesterday",
                "nope",
                "_1",
                "a'b\"c\\d",
                ".dockerconfigjson"
            })
    void leavesOtherTextWithoutQuotes(String text) {
        assertThat(scalar(text)).isEqualTo(text);
    }

    @Test
    void choosesTheQuotesThatNeedFewerEscapes() {
        assertThat(scalar("[{\"a\": 'b'}]")).isEqualTo("'[{\"a\": ''b''}]'");
        assertThat(scalar("\u0007\u00a0\u202e\"\\\t\r")).isEqualTo("\"\\x07\\xA0\\u202E\\\"\\\\\\t\\r\"");
    }

    @Test
    void writesNamesTooLongForASimpleKey() {
        String name = "n".repeat(1025);

        assertThat(ManifestWriter.write(Mapping.of(name, Mapping.of("a", Mapping.empty()))))
                .isEqualTo("? " + name + "\n:\n  a: {}\n");
    }

    @Test
    void writesSingleValues() {
        assertThat(write("\"a\\nb\"")).isEqualTo("\"a\\nb\"\n");
        assertThat(write("{}")).isEqualTo("{}\n");
        assertThat(write("[1.10, true]")).isEqualTo("- 1.10\n- true\n");
    }
}

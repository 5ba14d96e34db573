package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Problem;
import io.githops.model.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedManifestTest {
    private static final String GOOD = "apiVersion: v1\nkind: T\nmetadata: {name: good}\n";

    private static Manifests read(byte[] content) {
        return ManifestReader.of(Kinds.none()).read(List.of(new ManifestFile("f.yaml", content)));
    }

    private static List<String> problems(String text) {
        return ManifestReader.of(Kinds.none()).read(List.of(ManifestFile.of("f.yaml", text))).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: [1                | 2:1: found the end of the document; expected a comma or ] in the list that begins at line 1, column 4
            a: {b: 1             | 2:1: found the end of the document; expected a comma or } in the mapping that begins at line 1, column 4
            a: [1, , 2]          | 1:8: found a comma; expected a value
            a: b: c              | 1:5: found the colon in the middle of a value; expected it on a line of its own, or the value in quotes
            a: - b               | 1:4: found the - of a list item in the middle of a value; expected it on a line of its own, or the value in quotes
            a: @b                | 1:4: found a character that can begin no value (a tab, or one of | > % @ `); expected a value, in quotes if it begins so
            a: "b                | 1:4: found no closing quote up to the end of the document; expected the quoted text that begins here to end
            a: "\\q"             | 1:5: found a backslash before a character that cannot be escaped; expected one such as \\n, \\" or \\\\, or single quotes around the text
            a: *b                | 1:4: found an alias without an anchor; expected &name on an earlier value of this document, or quotes if the text merely begins with *
            a: !!int b           | 1:4: found a value that does not fit its tag !!int; expected a whole number, or no tag
            a: .nan              | 1:4: found infinity or not-a-number, which JSON cannot express; expected a finite number, or quotes if text is meant
            ~: b                 | 1:1: found a field whose name is null; expected a name before the colon, in quotes if it is null or ~
            ? [a]                | 1:3: found a field whose name is a list; expected a string before the colon
            <<: 1                | 1:5: found a merge key with a number; expected a mapping, or a list of mappings
            a: !b!c d            | 1:6: found a tag with a handle that is not defined; expected ! or !! before its name
            %YAML 1.1            | 1:1: found a YAML directive, which kubectl does not read; expected none, remove the line
            ---x                 | 1:4: found text behind ---; expected nothing or a comment on this line
            """)
    void saysWhatWasFoundAndExpectedWhere(String yaml, String expected) {
        assertThat(problems(yaml + "\n")).singleElement().asString().startsWith("f.yaml:" + expected);
    }

    @Test
    void namesThePlacesOfBothFieldsOfOneName() {
        assertThat(problems("spec:\n  cpu: 1\n  memory: 2\n  cpu: 3\n"))
                .containsExactly("f.yaml:4:3: found the field cpu again, after line 2, column 3;"
                        + " expected each field once, remove one of the two (GH1003)");
    }

    @Test
    void refusesTwoKeysThatKubectlGivesOneName() {
        assertThat(problems("yes: 1\ntrue: 2\n"))
                .containsExactly("f.yaml:2:1: found the field true again, after line 1, column 1;"
                        + " expected each field once, remove one of the two (GH1003)");
    }

    @Test
    void goesOnWithTheOtherDocuments() {
        Manifests manifests = read(("a: [\n---\n" + GOOD + "---\nb: \"\n").getBytes());

        assertThat(manifests.resources()).extracting(Resource::name).containsExactly("good");
        assertThat(manifests.problems()).hasSize(2);
    }

    @Test
    void saysWhereAFileIsNotUtf8() {
        byte[] content = "a: b\nc: \u00e9\u00e9\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(read(content).problems())
                .singleElement()
                .hasToString(
                        "f.yaml:2:4: found a byte that is not UTF-8; expected text, save the file as UTF-8 (GH1002)");
    }

    @Test
    void refusesControlCharacters() {
        assertThat(problems("a: b\nc: d\u0007\n"))
                .containsExactly("f.yaml:2:5: found a control character; expected text, or an escape such as \\u0007 in"
                        + " double quotes (GH1002)");
    }

    @Test
    void refusesADocumentBehindThreeDots() {
        assertThat(problems(GOOD + "...\n" + GOOD))
                .containsExactly(
                        "f.yaml:5:1: found a further document behind three dots, which kubectl would pass over;"
                                + " expected --- on a line of its own before it (GH1001)");
    }

    @Test
    void warnsOfTextThatKubectlDoesNotRead() {
        Manifests manifests = read((GOOD + "%YAML 1.1\nspec: 1\n").getBytes());

        assertThat(manifests.orThrow()).hasSize(1);
        assertThat(manifests.warnings())
                .singleElement()
                .hasToString(
                        "f.yaml:4:1: found text behind the end of the document, which is not read, nor would kubectl;"
                                + " expected nothing, or --- on a line of its own before it (GH1011)");
    }

    @Test
    void neverQuotesTheTextItCannotRead() {
        for (String secret : List.of(
                "*hunter2",
                "[hunter2",
                "\"hunter2",
                "@hunter2",
                "a: hunter2",
                "!!int hunter2",
                "!hunter2!x y",
                "\"\\hunter2\"",
                "&hunter2%",
                "{\"a\":hunter2}",
                "!!binary hunter2",
                "- hunter2")) {
            assertThat(problems("password: " + secret + "\n"))
                    .as(secret)
                    .allSatisfy(problem -> assertThat(problem).doesNotContain("hunter2"));
        }
        assertThat(problems("{\"password\": hunter2}"))
                .singleElement()
                .asString()
                .doesNotContain("hunter2");
    }
}

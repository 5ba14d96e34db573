package io.githops.diff.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.githops.diff.patch.PatchOperation.Replace;
import io.githops.tree.Json;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonPatchTest {
    private static final String AS_EXPECTED = "as expected";

    static List<PatchExample> examples() throws IOException {
        return PatchExample.read("json-patch.json");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void doesWhatTheExampleSays(PatchExample example) {
        assertThat(outcome(example)).isEqualTo(AS_EXPECTED);
    }

    @Test
    void doesWhatTheExamplesOfTheStandardSay() throws IOException {
        Path file = Path.of(System.getProperty("githops.root", ".."))
                .toAbsolutePath()
                .normalize()
                .resolveSibling("shared")
                .resolve("json-patch/rfc6902-examples.json");
        assumeTrue(Files.exists(file), "missing: examples of RFC 6902 in " + file);
        String text = withoutRepeatedName(Files.readString(file));

        assertThat(PatchExample.parse(text))
                .hasSizeGreaterThan(15)
                .allSatisfy(example -> assertThat(outcome(example)).isEqualTo(AS_EXPECTED));
    }

    @Test
    void isWrittenAsItIsRead() {
        Tree written = json("[{'op':'test','path':'/a','value':1},{'op':'copy','from':'/a','path':'/b~1c'},"
                + "{'op':'move','from':'/a','path':'/d/-'},{'op':'add','path':'/e','value':null},"
                + "{'op':'replace','path':'','value':{}},{'op':'remove','path':'/f'}]");

        JsonPatch patch = JsonPatch.parse(written);

        assertThat(Json.text(patch.toTree())).isEqualTo(Json.text(written));
        assertThat(patch.operations())
                .extracting(PatchOperation::verb)
                .doesNotHaveDuplicates()
                .hasSize(6);
    }

    @Test
    void isMadeOfOperations() {
        JsonPatch patch = JsonPatch.of(
                new PatchOperation.Test(JsonPointer.of("metadata", "resourceVersion"), new Text("7")),
                new Replace(JsonPointer.parse("/spec/cpu"), Num.of(4)));

        assertThat(patch.apply(json("{'metadata':{'resourceVersion':'7'},'spec':{'cpu':2}}")))
                .isEqualTo(json("{'metadata':{'resourceVersion':'7'},'spec':{'cpu':4}}"));
    }

    @Test
    void findsAsDeepAChangeAsItCan() {
        assertThat(between("{'spec':{'runStrategy':'Always','cpu':2}}", "{'spec':{'runStrategy':'Halted','cpu':2}}"))
                .isEqualTo("[{'op':'replace','path':'/spec/runStrategy','value':'Halted'}]");
    }

    @Test
    void findsEntriesThatComeAndGo() {
        assertThat(between("{'a':1,'b':null}", "{'a':null,'c':{}}"))
                .isEqualTo("[{'op':'remove','path':'/b'},{'op':'replace','path':'/a','value':null},"
                        + "{'op':'add','path':'/c','value':{}}]");
    }

    @Test
    void findsItemsThatComeAndGo() {
        assertThat(between("['a','b','c','d']", "['b','x','c','d','e']"))
                .isEqualTo("[{'op':'remove','path':'/0'},{'op':'add','path':'/1','value':'x'},"
                        + "{'op':'add','path':'/4','value':'e'}]");
    }

    @Test
    void patchesMappingsOfOneNameInside() {
        assertThat(between("[{'name':'root','boot':1}]", "[{'name':'data'},{'name':'root','boot':2}]"))
                .isEqualTo("[{'op':'add','path':'/0','value':{'name':'data'}},"
                        + "{'op':'replace','path':'/1/boot','value':2}]");
    }

    @Test
    void replacesOtherShapesAsAWhole() {
        assertThat(between("{'a':[1]}", "{'a':{'0':1}}")).isEqualTo("[{'op':'replace','path':'/a','value':{'0':1}}]");
    }

    @Test
    void matchesLongListsInOrder() {
        Tree before = json(numbers(0, 1200));
        Tree after = json(numbers(1300, 2600));

        assertThat(JsonPatch.between(before, after).apply(before)).isEqualTo(after);
    }

    @Test
    void saysWhichOperationFailsAndWhy() {
        JsonPatch patch = JsonPatch.parse(json(
                "[{'op':'add','path':'/a','value':1}," + "{'op':'replace','path':'/disks/2/name','value':'s3cret'}]"));

        assertThatThrownBy(() -> patch.apply(json("{'disks':['s3cret',{}]}")))
                .isInstanceOf(PatchException.class)
                .hasMessage("operation 2, replace \"/disks/2/name\", at \"/disks\": found a list of 2 items;"
                        + " expected an index from 0 to 1. Correct the index (GH1422)");
    }

    @Test
    void saysOfAFailedTestOnlyTheShapes() {
        JsonPatch patch = JsonPatch.parse(json("[{'op':'test','path':'/password','value':'s3cret'}]"));

        assertThatThrownBy(() -> patch.apply(json("{'password':'0ther'}")))
                .hasMessage("operation 1, test \"/password\": found another value; expected the value of the test."
                        + " Read the document again, and make the patch for what it is now (GH1423)");
        assertThat(patch.toString()).doesNotContain("s3cret");
    }

    private static String outcome(PatchExample example) {
        try {
            Tree patched = JsonPatch.parse(example.tree("patch")).apply(example.tree("doc"));
            if (example.has("error")) {
                return "found no failure";
            }
            boolean isExpected = !example.has("expected") || patched.equals(example.tree("expected"));
            return isExpected ? AS_EXPECTED : "found " + Json.text(patched);
        } catch (PatchException e) {
            String error = example.text("error");
            boolean isExpected = example.has("error") && (!error.startsWith("GH") || error.equals(e.code()));
            return isExpected ? AS_EXPECTED : e.getMessage();
        }
    }

    /** One example repeats a name within an operation, which is refused before there is a patch. */
    private static String withoutRepeatedName(String examples) {
        return examples.replaceFirst("\\{[^{}]*\"op\"[^{}]*\"op\"[^{}]*}", "{}");
    }

    private static String between(String before, String after) {
        return Json.text(JsonPatch.between(json(before), json(after)).toTree()).replace('"', '\'');
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList().toString();
    }

    private static Tree json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}

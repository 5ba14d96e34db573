package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonPatchTest {
    @Test
    void addsReplacesAndRemoves() throws PatchFailure {
        Tree patched = JsonPatch.apply(
                json("{'a':1,'b':[1,3],'c':{}}"),
                json("[{'op':'add','path':'/b/1','value':2},{'op':'replace','path':'/a','value':0},"
                        + "{'op':'remove','path':'/c'},{'op':'add','path':'/b/-','value':4}]"));

        assertThat(patched).isEqualTo(json("{'a':0,'b':[1,2,3,4]}"));
    }

    @Test
    void movesAndCopies() throws PatchFailure {
        Tree patched = JsonPatch.apply(
                json("{'a':{'x':1},'b':[]}"),
                json("[{'op':'move','from':'/a/x','path':'/b/0'},{'op':'copy','from':'/b','path':'/a/y'}]"));

        assertThat(patched).isEqualTo(json("{'a':{'y':[1]},'b':[1]}"));
    }

    @Test
    void readsEscapedNames() throws PatchFailure {
        Tree patched =
                JsonPatch.apply(json("{'a/b':{'m~n':1}}"), json("[{'op':'replace','path':'/a~1b/m~0n','value':2}]"));

        assertThat(patched).isEqualTo(json("{'a/b':{'m~n':2}}"));
    }

    @Test
    void refusesPlacesThatAreNotThere() {
        for (String operation : List.of(
                "{'op':'remove','path':'/x'}",
                "{'op':'replace','path':'/x','value':1}",
                "{'op':'add','path':'/x/y','value':1}",
                "{'op':'add','path':'/list/2','value':1}",
                "{'op':'add','path':'/list/01','value':1}",
                "{'op':'test','path':'/list','value':[]}",
                "{'op':'move','from':'/list','path':'/list/0'}",
                "{'op':'add','path':'list','value':1}",
                "{'op':'add','path':'/x'}",
                "{'op':'nothing','path':'/x'}",
                "{'op':'remove','path':''}")) {
            assertThatThrownBy(() -> JsonPatch.apply(json("{'list':[0]}"), json("[" + operation + "]")))
                    .as(operation)
                    .isInstanceOf(PatchFailure.class);
        }
    }

    @Test
    void doesWhatTheExamplesOfTheStandardSay() throws IOException {
        Sequence examples = (Sequence) Json.parse(
                withoutRepeatedName(Files.readString(SharedFolder.require("json-patch/rfc6902-examples.json"))));
        List<String> failures = new ArrayList<>();
        for (Mapping example : examples.mappings()) {
            String outcome = outcome(example);
            if (!outcome.equals("as expected")) {
                failures.add(example.text("comment").orElse("") + ": " + outcome);
            }
        }

        assertThat(examples.size()).isGreaterThan(15);
        assertThat(failures).isEmpty();
    }

    /** One example repeats a name within an operation, which is refused before there is a patch. */
    private static String withoutRepeatedName(String examples) {
        return examples.replaceFirst("\\{[^{}]*\"op\"[^{}]*\"op\"[^{}]*}", "{}");
    }

    private static String outcome(Mapping example) {
        try {
            Tree patched = JsonPatch.apply(example.get("doc"), example.get("patch"));
            if (example.has("error")) {
                return "expected a failure";
            }
            boolean same = !example.has("expected") || patched.equals(example.get("expected"));
            return same ? "as expected" : "found " + Json.text(patched);
        } catch (PatchFailure failure) {
            return example.has("error") ? "as expected" : "failed";
        }
    }

    private static Tree json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}

package io.githops.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.model.Positions;
import io.githops.tree.Json;
import io.githops.tree.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonOperationTest {

    /** The examples of RFC 6902, appendix A, that can be applied. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"foo":"bar"} | [{"op":"add","path":"/baz","value":"qux"}] | {"baz":"qux","foo":"bar"}
            {"foo":["bar","baz"]} | [{"op":"add","path":"/foo/1","value":"qux"}] | {"foo":["bar","qux","baz"]}
            {"baz":"qux","foo":"bar"} | [{"op":"remove","path":"/baz"}] | {"foo":"bar"}
            {"foo":["bar","qux","baz"]} | [{"op":"remove","path":"/foo/1"}] | {"foo":["bar","baz"]}
            {"baz":"qux","foo":"bar"} | [{"op":"replace","path":"/baz","value":"boo"}] | {"baz":"boo","foo":"bar"}
            {"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}} | [{"op":"move","from":"/foo/waldo","path":"/qux/thud"}] | {"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}
            {"foo":["all","grass","cows","eat"]} | [{"op":"move","from":"/foo/1","path":"/foo/3"}] | {"foo":["all","cows","eat","grass"]}
            {"baz":"qux","foo":["a",2,"c"]} | [{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}] | {"baz":"qux","foo":["a",2,"c"]}
            {"foo":"bar"} | [{"op":"add","path":"/child","value":{"grandchild":{}}}] | {"foo":"bar","child":{"grandchild":{}}}
            {"foo":"bar"} | [{"op":"add","path":"/baz","value":"qux","xyz":123}] | {"foo":"bar","baz":"qux"}
            {"/":9,"~1":10} | [{"op":"test","path":"/~01","value":10}] | {"/":9,"~1":10}
            {"foo":["bar"]} | [{"op":"add","path":"/foo/-","value":["abc","def"]}] | {"foo":["bar",["abc","def"]]}
            {"foo":null} | [{"op":"replace","path":"/foo","value":1}] | {"foo":1}
            {"foo":{"a":1}} | [{"op":"copy","from":"/foo","path":"/foo/b"}] | {"foo":{"a":1,"b":{"a":1}}}
            {"foo":[1]} | [{"op":"replace","path":"","value":{"a":1}}] | {"a":1}
            """)
    void doesWhatTheStandardSays(String document, String operations, String expected) {
        assertThat(applied(document, operations)).isEqualTo(Json.parse(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"foo":"bar"} | [{"op":"add","path":"/baz/bat","value":"qux"}] | baz: found nothing there
            {"baz":"qux"} | [{"op":"test","path":"/baz","value":"bar"}] | baz: found another value
            {"~1":10} | [{"op":"test","path":"/~01","value":"10"}] | found another value
            {"foo":["a"]} | [{"op":"add","path":"/foo/2","value":"b"}] | found a list of 1
            {"foo":["a"]} | [{"op":"add","path":"/foo/01","value":"b"}] | expected an index
            {"foo":["a"]} | [{"op":"remove","path":"/foo/-"}] | expected an index
            {"foo":"a"} | [{"op":"add","path":"/foo/b","value":"c"}] | foo: found a string
            {"foo":"a"} | [{"op":"remove","path":""}] | found the whole resource
            {"foo":{"a":1}} | [{"op":"move","from":"/foo","path":"/foo/b"}] | foo: found nothing there
            {"foo":"a"} | [{"op":"replace","path":"/b","value":"c"}] | b: found nothing there
            """)
    void refusesWhatHasNoPlace(String document, String operations, String message) {
        assertThatExceptionOfType(UnfitException.class)
                .isThrownBy(() -> applied(document, operations))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"op":"add","path":"/a"} | without "value"
            {"op":"move","path":"/a"} | without "from"
            {"op":"remove","path":"/a~2"} | ~0 for ~
            {"op":"remove","path":"a["} | a[
            """)
    void refusesWhatIsNoOperation(String operation, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonOperation.parse(placed(Json.parse(operation))))
                .withMessageContaining(message);
    }

    @Test
    void goesByKeysAndValuesAsFieldPathsDo() {
        String document =
                "{\"disks\":[{\"name\":\"root\",\"order\":1},{\"name\":\"data\",\"order\":2}],\"tags\":[\"a\",\"b\"]}";

        assertThat(applied(document, """
                        [{"op":"replace","path":"disks[name=data].order","value":3},
                         {"op":"remove","path":"disks[name=root]"},
                         {"op":"remove","path":"tags[=a]"},
                         {"op":"add","path":"disks[0].bus","value":"sata"}]
                        """))
                .isEqualTo(
                        Json.parse("{\"disks\":[{\"name\":\"data\",\"order\":3,\"bus\":\"sata\"}],\"tags\":[\"b\"]}"));
    }

    private static Tree applied(String document, String operations) {
        Placed patched = placed(Json.parse(document));
        for (Placed operation : placed(Json.parse(operations)).items()) {
            patched = JsonOperation.parse(operation).apply(patched);
        }
        return patched.tree();
    }

    private static Placed placed(Tree tree) {
        return new Placed(tree, Origin.of(Positions.NONE));
    }
}

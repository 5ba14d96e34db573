package io.githops.diff.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.schema.Bounds;
import io.githops.schema.Schema;
import io.githops.schema.Schema.Type;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
    private static final Schema GADGET = Schema.parse(Json.parse("""
            {"root":{"fields":{"spec":{"required":["mode"],"fields":{
                "size":"integer",
                "mode":{"type":"string","enum":["fast","slow"]},
                "tags":{"list":"set","items":"string"},
                "ports":{"list":"map","keys":["name"],"items":{"fields":{"name":"string","number":"integer"}}}}}}}}
            """));

    @Test
    void acceptsWhatFits() {
        assertThat(gadget("{'mode':'fast','size':3,'tags':['a','b'],'ports':[{'name':'a'},{'name':'b'}]}"))
                .isEmpty();
    }

    @Test
    void namesTypesThatAreWrong() {
        assertThat(gadget("{'mode':'fast','size':'big','tags':{},'ports':[{'name':1.5}]}"))
                .containsExactly(
                        "spec.size: Invalid value: \"string\": spec.size in body must be of type integer: \"string\"",
                        "spec.tags: Invalid value: \"object\": spec.tags in body must be of type array: \"object\"",
                        "spec.ports[0].name: Invalid value: \"number\": spec.ports[0].name in body must be of type"
                                + " string: \"number\"");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(gadget("{}")).containsExactly("spec.mode: Required value");
    }

    @Test
    void namesTheValuesThatAreSupported() {
        assertThat(gadget("{'mode':'idle'}"))
                .containsExactly("spec.mode: Unsupported value: \"idle\": supported values: \"fast\", \"slow\"");
    }

    @Test
    void namesItemsThatAreThereTwice() {
        assertThat(gadget("{'mode':'fast','tags':['a','b','a'],'ports':[{'name':'x'},{'name':'x','number':2}]}"))
                .containsExactly(
                        "spec.tags[2]: Duplicate value: \"a\"", "spec.ports[1]: Duplicate value: {\"name\":\"x\"}");
    }

    @Test
    void takesANullOnlyWhereItIsAllowed() {
        Schema schema = field(Schema.builder(Type.STRING).nullable(true).build());

        assertThat(problems("{'f':null}", schema)).isEmpty();
        assertThat(gadget("{'mode':null}"))
                .containsExactly(
                        "spec.mode: Invalid value: \"null\": spec.mode in body must be of type string: \"null\"");
    }

    @Test
    void namesBoundsThatAreCrossed() {
        Schema text = field(Schema.builder(Type.STRING)
                .bounds(new Bounds("^[a-z]+$", null, null, null, 2, 3))
                .build());
        Schema number = field(Schema.builder(Type.NUMBER)
                .bounds(new Bounds(null, null, Num.of(1), Num.of(9), null, null))
                .build());
        Schema list = field(Schema.builder(Type.ARRAY)
                .bounds(new Bounds(null, null, null, null, 1, 2))
                .build());

        assertThat(problems("{'f':'A'}", text))
                .containsExactly(
                        "f: Invalid value: \"A\": f in body should be at least 2 chars long",
                        "f: Invalid value: \"A\": f in body should match '^[a-z]+$'");
        assertThat(problems("{'f':'abcd'}", text)).containsExactly("f: Too long: may not be more than 3 bytes");
        assertThat(problems("{'f':0.5}", number))
                .containsExactly("f: Invalid value: 0.5: f in body should be greater than or equal to 1");
        assertThat(problems("{'f':10}", number))
                .containsExactly("f: Invalid value: 10: f in body should be less than or equal to 9");
        assertThat(problems("{'f':[]}", list))
                .containsExactly("f: Invalid value: 0: f in body should have at least 1 items");
        assertThat(problems("{'f':[1,2,3]}", list)).containsExactly("f: Too many: 3: must have at most 2 items");
    }

    @Test
    void namesTextsThatAreNotOfTheFormat() {
        Schema address = field(Schema.builder(Type.STRING)
                .bounds(new Bounds(null, "ipv4", null, null, null, null))
                .build());

        assertThat(problems("{'f':'10.0.0.1'}", address)).isEmpty();
        assertThat(problems("{'f':'beta'}", address))
                .containsExactly("f: Invalid value: \"beta\": f in body must be of type ipv4: \"beta\"");
    }

    @Test
    void takesNumbersAndTextsWhereBothAreAllowed() {
        Schema port = field(Schema.builder(Type.INT_OR_STRING).build());

        assertThat(problems("{'f':80}", port)).isEmpty();
        assertThat(problems("{'f':'80%'}", port)).isEmpty();
        assertThat(problems("{'f':true}", port))
                .containsExactly(
                        "f: Invalid value: \"boolean\": f in body must be of type integer,string: \"boolean\"");
    }

    private static List<String> gadget(String spec) {
        return problems("{'spec':" + spec + "}", GADGET);
    }

    private static List<String> problems(String object, Schema schema) {
        Mapping tree = (Mapping) Json.parse(object.replace('\'', '"'));
        return SchemaCheck.problems(null, tree, schema).stream()
                .map(Cause::toString)
                .toList();
    }

    private static Schema field(Schema field) {
        return Schema.builder(Type.OBJECT).property("f", field).build();
    }
}

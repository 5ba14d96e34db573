package io.githops.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.schema.Schema.ListType;
import io.githops.schema.Schema.Type;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedListTest {
    private static final Schema PORT = Schema.builder(Type.OBJECT)
            .property("number", Schema.builder(Type.INTEGER).build())
            .required(List.of("number"))
            .build();
    private static final Schema SERVICE = Schema.builder(Type.OBJECT)
            .property(
                    "spec",
                    Schema.builder(Type.OBJECT)
                            .property("free", Schema.builder(Type.OBJECT).build())
                            .property(
                                    "name",
                                    Schema.builder(Type.STRING)
                                            .defaultValue(new Text("a"))
                                            .build())
                            .property(
                                    "names",
                                    Schema.builder(Type.ARRAY)
                                            .items(Schema.builder(Type.STRING).build())
                                            .build())
                            .property(
                                    "rules",
                                    Schema.builder(Type.ARRAY)
                                            .items(Schema.builder(Type.OBJECT)
                                                    .property(
                                                            "ports",
                                                            Schema.builder(Type.ARRAY)
                                                                    .items(PORT)
                                                                    .build())
                                                    .build())
                                            .build())
                            .build())
            .build();

    @Test
    void givesAListItsKeysAndKeepsTheRest() {
        Schema keyed = SERVICE.withListKeys("spec.rules[*].ports", "number", "protocol");

        Schema ports =
                list(keyed.field("spec").field("rules").items().orElseThrow().field("ports"));
        assertThat(ports.listKeys()).containsExactly("number", "protocol");
        assertThat(ports.items()).contains(PORT);
        assertThat(keyed.field("spec").field("name"))
                .isEqualTo(SERVICE.field("spec").field("name"));
        assertThat(keyed.field("spec").field("rules").listType()).isEqualTo(ListType.ATOMIC);
        assertThat(keyed.field("spec").field("other")).isNull();
    }

    @Test
    void opensASchemaThatAllowsAnything() {
        Schema keyed = Schema.any().withListKeys("spec.rules", "name").withListKeys("spec.rules[*].ports", "number");

        Schema rules = list(keyed.field("spec").field("rules"));
        assertThat(rules.listKeys()).containsExactly("name");
        assertThat(list(rules.items().orElseThrow().field("ports")).listKeys()).containsExactly("number");
        assertThat(rules.items().orElseThrow().field("other")).isEqualTo(Schema.any());
        assertThat(keyed.field("metadata")).isEqualTo(Schema.any());
    }

    @Test
    void opensAnObjectAboutWhichNothingIsSaid() {
        Schema free =
                SERVICE.withListKeys("spec.free.rules", "name").field("spec").field("free");

        assertThat(list(free.field("rules")).listKeys()).containsExactly("name");
        assertThat(free.field("other")).isEqualTo(Schema.any());
    }

    @Test
    void canBeWrittenAndReadAgain() {
        Schema keyed = Schema.any().withListKeys("spec.rules[*].ports", "number");

        assertThat(Schema.parse(keyed.toTree())).isEqualTo(keyed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spec.other      | the schema has no field other; expected one of free, name, names, rules
            spec.names      | its items are no mappings
            spec.name       | the schema has no list at spec.name
            spec.name.rules | the schema has no
            spec[*].rules   | the schema has no list at spec
            spec["a"="b"]   | list items are written [*]
            """)
    void refusesWhatIsNoListOfMappings(String list, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SERVICE.withListKeys(list, "name"))
                .withMessageStartingWith("keys of the list " + list + ": " + fault);
    }

    @Test
    void refusesAListWithoutKeys() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SERVICE.withListKeys("spec.rules"))
                .withMessage("keys of the list spec.rules: no keys given");
    }

    private static Schema list(Schema schema) {
        assertThat(schema.type()).isEqualTo(Type.ARRAY);
        assertThat(schema.listType()).isEqualTo(ListType.MAP);
        return schema;
    }
}

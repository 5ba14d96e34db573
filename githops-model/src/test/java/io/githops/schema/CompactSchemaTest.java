package io.githops.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.schema.Schema.Type;
import io.githops.tree.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactSchemaTest {
    @Test
    void writesPlainTypesAsWords() {
        Schema schema = Schema.builder(Type.OBJECT)
                .property("name", Schema.builder(Type.STRING).build())
                .property("size", Schema.builder(Type.INTEGER).nullable(true).build())
                .property("rest", Schema.any())
                .build();

        assertThat(Json.text(schema.toTree()))
                .isEqualTo("{\"shared\":[],\"root\":{\"fields\":"
                        + "{\"name\":\"string\",\"size\":\"integer?\",\"rest\":\"any\"}}}");
    }

    @Test
    void writesEqualPartsOnce() {
        Schema amount = Schema.builder(Type.INT_OR_STRING)
                .bounds(new Bounds(null, "quantity", null, null, null, null))
                .build();
        Schema amounts =
                Schema.builder(Type.OBJECT).additionalProperties(amount).build();
        Schema schema = Schema.builder(Type.OBJECT)
                .property("limits", amounts)
                .property("requests", amounts)
                .property("total", amount)
                .build();

        assertThat(Json.text(schema.toTree()))
                .isEqualTo("{\"shared\":[{\"type\":\"intOrString\",\"format\":\"quantity\"},{\"values\":0}],"
                        + "\"root\":{\"fields\":{\"limits\":1,\"requests\":1,\"total\":0}}}");
    }

    @Test
    void sharesTheWholeWhenItIsItsOwnPart() {
        Schema text = Schema.builder(Type.STRING).build();

        assertThat(Schema.parse(text.toTree())).isEqualTo(text);
    }

    @Test
    void keepsTheOrderOfFieldsAndKeys() {
        Schema schema = Schema.builder(Type.ARRAY)
                .listType(Schema.ListType.MAP)
                .listKeys(List.of("port", "name"))
                .items(Schema.builder(Type.OBJECT)
                        .property("port", Schema.any())
                        .property("name", Schema.any())
                        .required(List.of("port", "name"))
                        .build())
                .build();

        Schema read = Schema.parse(schema.toTree());

        assertThat(read.listKeys()).containsExactly("port", "name");
        assertThat(read.items().orElseThrow().properties().keySet()).containsExactly("port", "name");
        assertThat(read.items().orElseThrow().required()).containsExactly("port", "name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"root\":\"text\"}",
                "{\"root\":true}",
                "{\"root\":0}",
                "{\"root\":-1,\"shared\":[\"string\"]}",
                "{\"root\":0.5,\"shared\":[\"string\"]}",
                "{\"root\":0,\"shared\":[1,\"string\"]}",
                "{\"root\":{\"type\":7}}",
                "{\"root\":{\"items\":\"string\",\"list\":\"bag\"}}",
                "{\"root\":{\"fields\":{\"a\":null}}}"
            })
    void refusesWhatIsNoCompactSchema(String json) {
        assertThatThrownBy(() -> Schema.parse(Json.parse(json)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a compact schema: found ");
    }
}

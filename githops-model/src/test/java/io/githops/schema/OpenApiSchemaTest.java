package io.githops.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.schema.Schema.ListType;
import io.githops.schema.Schema.Type;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiSchemaTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: object}                                              | OBJECT",
                "{properties: {a: {type: string}}}                           | OBJECT",
                "{type: array, items: {type: string}}                        | ARRAY",
                "{type: string}                                              | STRING",
                "{type: integer}                                             | INTEGER",
                "{type: number}                                              | NUMBER",
                "{type: boolean}                                             | BOOLEAN",
                "{x-kubernetes-int-or-string: true, anyOf: [{type: string}]} | INT_OR_STRING",
                "{x-kubernetes-preserve-unknown-fields: true}                | ANY"
            })
    void readsTypes(String openApi, Type type) {
        assertThat(field(openApi).type()).isEqualTo(type);
    }

    @Test
    void readsHowListsAndMappingsMerge() {
        Schema keyed = field(
                "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [b, a], items: {type: object}}");

        assertThat(keyed.listType()).isEqualTo(ListType.MAP);
        assertThat(keyed.listKeys()).containsExactly("b", "a");
        assertThat(field("{type: array, x-kubernetes-list-type: set}").listType())
                .isEqualTo(ListType.SET);
        assertThat(field("{type: array}").listType()).isEqualTo(ListType.ATOMIC);
        assertThat(field("{type: object, x-kubernetes-map-type: atomic}").isAtomicMapping())
                .isTrue();
        assertThat(field("{type: object, x-kubernetes-map-type: granular}").isAtomicMapping())
                .isFalse();
    }

    @Test
    void readsLimitsAndDefaults() {
        Schema text = field("{type: string, pattern: ^a, format: ipv4, minLength: 1, maxLength: 9, default: a, "
                + "enum: [a, b], nullable: true}");

        assertThat(text.bounds()).isEqualTo(new Bounds("^a", "ipv4", null, null, 1, 9));
        assertThat(text.defaultValue()).contains(new Text("a"));
        assertThat(text.enumeration()).containsExactly(new Text("a"), new Text("b"));
        assertThat(text.isNullable()).isTrue();
        assertThat(field("{type: integer, minimum: 0, maximum: 4094}").bounds())
                .isEqualTo(new Bounds(null, null, Num.of(0), Num.of(4094), null, null));
        assertThat(field("{type: array, minItems: 1, maxItems: 2}").bounds())
                .isEqualTo(new Bounds(null, null, null, null, 1, 2));
        assertThat(field("{type: object, minProperties: 1, maxProperties: 500}").bounds())
                .isEqualTo(new Bounds(null, null, null, null, 1, 500));
    }

    @Test
    void keepsFieldsThatTheDefinitionDoesNotName() {
        Schema kept =
                field("{type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: string}}}");
        Schema free = field("{type: object, additionalProperties: {type: integer}}");

        assertThat(kept.field("a")).extracting(Schema::type).isEqualTo(Type.STRING);
        assertThat(kept.field("other")).isEqualTo(Schema.any());
        assertThat(free.field("other")).extracting(Schema::type).isEqualTo(Type.INTEGER);
        assertThat(field("{type: object, additionalProperties: true}").field("other"))
                .isEqualTo(Schema.any());
        assertThat(field("{type: object}").field("other")).isNull();
    }

    @Test
    void givesEveryObjectItsMetadata() {
        Schema root = schema("{type: object, properties: {spec: {type: object}, metadata: {type: object}}}");

        Schema metadata = root.field("metadata");
        assertThat(root.field("apiVersion")).extracting(Schema::type).isEqualTo(Type.STRING);
        assertThat(metadata.field("labels").isAtomicMapping()).isFalse();
        assertThat(metadata.field("finalizers").listType()).isEqualTo(ListType.SET);
        assertThat(metadata.field("ownerReferences").listKeys()).containsExactly("uid");
        assertThat(metadata.field("ownerReferences").items()).get().matches(Schema::isAtomicMapping);
        assertThat(metadata.field("managedFields").listType()).isEqualTo(ListType.ATOMIC);
        assertThat(metadata.field("clusterName")).isNull();
    }

    @Test
    void narrowsNamesAsTheDefinitionDoes() {
        Schema root = schema("{type: object, properties: {metadata: {type: object, properties: "
                + "{name: {type: string, maxLength: 12}}}}}");

        assertThat(root.field("metadata").field("name").bounds().maxLength()).isEqualTo(12);
    }

    @Test
    void leavesMetadataInsideAnObjectAsTheDefinitionHasIt() {
        Schema template = field("{type: object, properties: {metadata: {type: object}}}");

        assertThat(template.field("metadata").field("labels")).isNull();
    }

    @Test
    void givesEmbeddedResourcesTheirMetadata() {
        Schema embedded = field("{type: object, x-kubernetes-embedded-resource: true, "
                + "x-kubernetes-preserve-unknown-fields: true}");

        assertThat(embedded.required()).containsExactly("apiVersion", "kind");
        assertThat(embedded.field("metadata").field("finalizers").listType()).isEqualTo(ListType.SET);
        assertThat(embedded.field("spec")).isEqualTo(Schema.any());
    }

    @Test
    void knowsQuantities() {
        assertThat(field("{x-kubernetes-int-or-string: true, format: quantity}").isQuantity())
                .isTrue();
        assertThat(field("{x-kubernetes-int-or-string: true, pattern: '" + Bounds.QUANTITY_PATTERN + "'}")
                        .isQuantity())
                .isTrue();
        assertThat(field("{x-kubernetes-int-or-string: true}").isQuantity()).isFalse();
    }

    @Test
    void allowsEverythingWhereAVersionHasNoSchema() {
        Mapping definition =
                PlainYaml.documents("spec: {versions: [{name: v1}]}").get(0);

        assertThat(Schema.fromCustomResourceDefinition(definition, "v1")).isEqualTo(Schema.any());
    }

    @Test
    void saysWhichVersionsThereAre() {
        Mapping definition = PlainYaml.documents("spec: {names: {kind: Disk}, versions: [{name: v1}, {name: v2}]}")
                .get(0);

        assertThatThrownBy(() -> Schema.fromCustomResourceDefinition(definition, "v3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the definition of Disk has no version v3; expected one of [v1, v2]");
    }

    private static Schema field(String openApi) {
        return schema("{type: object, properties: {field: " + openApi + "}}").field("field");
    }

    private static Schema schema(String openApi) {
        Mapping definition = PlainYaml.documents(
                        "spec: {versions: [{name: v1, schema: {openAPIV3Schema: " + openApi + "}}]}")
                .get(0);
        return Schema.fromCustomResourceDefinition(definition, "v1");
    }
}

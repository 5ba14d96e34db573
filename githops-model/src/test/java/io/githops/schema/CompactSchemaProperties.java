package io.githops.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.schema.Schema.ListType;
import io.githops.schema.Schema.Type;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CompactSchemaProperties {
    @Property(tries = 200)
    void readingWhatWasWrittenGivesTheSameSchema(@ForAll("schemas") Schema schema) {
        assertThat(Schema.parse(schema.toTree())).isEqualTo(schema).hasSameHashCodeAs(schema);
    }

    @Property(tries = 200)
    void writingWhatWasReadGivesTheSameTree(@ForAll("schemas") Schema schema) {
        Tree compact = schema.toTree();

        assertThat(Schema.parse(compact).toTree()).isEqualTo(compact);
    }

    @Provide
    Arbitrary<Schema> schemas() {
        return Arbitraries.lazyOf(
                this::leaves, this::leaves, () -> schemas().flatMap(this::list), () -> objects(schemas()));
    }

    private Arbitrary<Schema> leaves() {
        Arbitrary<Type> types =
                Arbitraries.of(Type.STRING, Type.INTEGER, Type.NUMBER, Type.BOOLEAN, Type.INT_OR_STRING, Type.ANY);
        return Combinators.combine(types, Arbitraries.of(true, false), bounds(), texts(), texts(), texts())
                .as((type, nullable, bounds, allowed, admitted, defaults) -> Schema.builder(type)
                        .nullable(nullable)
                        .bounds(bounds)
                        .enumeration(allowed)
                        .admittedValues(admitted)
                        .defaultValue(defaults.isEmpty() ? null : defaults.get(0))
                        .build());
    }

    private Arbitrary<Schema> list(Schema items) {
        return Combinators.combine(Arbitraries.of(ListType.class), names(), Arbitraries.of(true, false))
                .as((listType, keys, hasItems) -> Schema.builder(Type.ARRAY)
                        .listType(listType)
                        .listKeys(keys)
                        .items(hasItems ? items : null)
                        .build());
    }

    private Arbitrary<Schema> objects(Arbitrary<Schema> fields) {
        return Combinators.combine(
                        fields.list().ofMaxSize(3),
                        fields.optional(),
                        names(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((properties, values, required, atomic, preserves) -> {
                    SchemaBuilder schema = Schema.builder(Type.OBJECT)
                            .additionalProperties(values.orElse(null))
                            .required(required)
                            .atomicMapping(atomic)
                            .preservesUnknownFields(preserves);
                    for (int i = 0; i < properties.size(); i++) {
                        schema.property("field" + i, properties.get(i));
                    }
                    return schema.build();
                });
    }

    private Arbitrary<Bounds> bounds() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 9).injectNull(0.7);
        return Combinators.combine(
                        Arbitraries.of("^a", "b$").injectNull(0.7),
                        Arbitraries.of("int32", "quantity").injectNull(0.7),
                        numbers,
                        numbers,
                        numbers,
                        numbers)
                .as((pattern, format, minimum, maximum, minLength, maxLength) -> new Bounds(
                        pattern,
                        format,
                        minimum == null ? null : Num.of(minimum),
                        maximum == null ? null : Num.of(maximum),
                        minLength,
                        maxLength));
    }

    private Arbitrary<List<Tree>> texts() {
        return Arbitraries.of("", "a", "b")
                .map(text -> (Tree) new Text(text))
                .list()
                .uniqueElements()
                .ofMaxSize(2);
    }

    private Arbitrary<List<String>> names() {
        return Arbitraries.of("name", "port").list().uniqueElements().ofMaxSize(2);
    }
}

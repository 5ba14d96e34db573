package io.githops.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.schema.Schema.ListType;
import io.githops.schema.Schema.Type;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class CompactSchemaProperties {
    private static final int MAX_DEPTH = 4;
    private static final List<Type> SCALARS =
            List.of(Type.STRING, Type.INTEGER, Type.NUMBER, Type.BOOLEAN, Type.INT_OR_STRING, Type.ANY);

    @Property
    void readingWhatWasWrittenGivesTheSameSchema(@ForAll long seed) {
        Schema schema = schema(new Random(seed), 0);

        assertThat(Schema.parse(schema.toTree())).isEqualTo(schema).hasSameHashCodeAs(schema);
    }

    @Property
    void writingWhatWasReadGivesTheSameTree(@ForAll long seed) {
        Tree compact = schema(new Random(seed), 0).toTree();

        assertThat(Schema.parse(compact).toTree()).isEqualTo(compact);
    }

    private static Schema schema(Random random, int depth) {
        return switch (depth == MAX_DEPTH ? 0 : random.nextInt(4)) {
            case 2 -> list(random, depth);
            case 3 -> object(random, depth);
            default -> scalar(random);
        };
    }

    private static Schema scalar(Random random) {
        List<Tree> values = List.of(new Text(""), new Text("a"), Num.of(1));
        return Schema.builder(SCALARS.get(random.nextInt(SCALARS.size())))
                .nullable(random.nextBoolean())
                .bounds(bounds(random))
                .enumeration(some(random, values))
                .admittedValues(some(random, values))
                .defaultValue(random.nextBoolean() ? values.get(0) : null)
                .build();
    }

    private static Schema list(Random random, int depth) {
        return Schema.builder(Type.ARRAY)
                .listType(ListType.values()[random.nextInt(ListType.values().length)])
                .listKeys(some(random, List.of("name", "port")))
                .items(random.nextBoolean() ? schema(random, depth + 1) : null)
                .build();
    }

    private static Schema object(Random random, int depth) {
        SchemaBuilder object = Schema.builder(Type.OBJECT)
                .additionalProperties(random.nextBoolean() ? schema(random, depth + 1) : null)
                .required(some(random, List.of("name", "port")))
                .atomicMapping(random.nextBoolean())
                .preservesUnknownFields(random.nextBoolean());
        for (int i = random.nextInt(4); i > 0; i--) {
            object.property("field" + i, schema(random, depth + 1));
        }
        return object.build();
    }

    private static Bounds bounds(Random random) {
        if (random.nextBoolean()) {
            return Bounds.NONE;
        }
        return new Bounds(
                random.nextBoolean() ? "^a" : null,
                random.nextBoolean() ? "quantity" : null,
                random.nextBoolean() ? Num.of(random.nextInt()) : null,
                random.nextBoolean() ? Num.parse("1.5") : null,
                number(random),
                number(random));
    }

    private static @Nullable Integer number(Random random) {
        return random.nextBoolean() ? random.nextInt(9) : null;
    }

    private static <T> List<T> some(Random random, List<T> values) {
        return values.subList(0, random.nextInt(values.size() + 1));
    }
}

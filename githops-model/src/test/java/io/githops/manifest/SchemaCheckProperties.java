package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.schema.Schema;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SchemaCheckProperties {
    private static final int MAX_DEPTH = 12;
    private static final List<String> TEXTS =
            List.of("", "a", "4Gb", "::1", "10.0.0.1/24", "true", "é\uD83D\uDE00", "a.a.".repeat(400), "\u0000\n");

    @Property(tries = 3_000)
    void survivesAnyTreeOfAnyKind(@ForAll("kinds") ResourceKind<?> kind, @ForAll long seed) {
        Resource resource = resource(kind, new Random(seed), 0.3);

        List<Problem> problems = check(resource);

        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.code()).matches("GH120[1-8]"))
                .isEqualTo(check(resource));
    }

    @Property(tries = 1_000)
    void findsNoUnknownFieldWhereThereIsNone(@ForAll("kinds") ResourceKind<?> kind, @ForAll long seed) {
        Resource resource = resource(kind, new Random(seed), 0);

        assertThat(check(resource)).noneMatch(problem -> problem.code().equals("GH1201"));
    }

    @Provide
    Arbitrary<ResourceKind<?>> kinds() {
        return Arbitraries.of(List.copyOf(Kinds.harvester().all()));
    }

    private static List<Problem> check(Resource resource) {
        List<Problem> problems = new ArrayList<>();
        new SchemaCheck(Kinds.harvester()).check(resource, problems::add);
        return problems;
    }

    /** @param noise how often a value is not what the schema says, from 0 to 1 */
    private static Resource resource(ResourceKind<?> kind, Random random, double noise) {
        Mapping tree = (Mapping) object(kind.schema(), random, noise, 0);
        return Resource.of(
                tree.with("apiVersion", new Text(kind.groupVersionKind().apiVersion()))
                        .with("kind", new Text(kind.groupVersionKind().kind()))
                        .with("metadata", Mapping.of("name", new Text("any"))));
    }

    private static Tree value(Schema schema, Random random, double noise, int depth) {
        if (depth > MAX_DEPTH || random.nextDouble() < noise) {
            return scalar(random);
        }
        return switch (schema.type()) {
            case OBJECT -> object(schema, random, noise, depth);
            case ARRAY -> list(schema, random, noise, depth);
            case INTEGER, NUMBER -> Num.of(random.nextLong());
            case BOOLEAN -> Bool.of(random.nextBoolean());
            case STRING, INT_OR_STRING, ANY -> scalar(random);
        };
    }

    private static Tree object(Schema schema, Random random, double noise, int depth) {
        Mapping object = Mapping.empty();
        for (Map.Entry<String, Schema> field : schema.properties().entrySet()) {
            if (random.nextInt(3) == 0) {
                object = object.with(field.getKey(), value(field.getValue(), random, noise, depth + 1));
            }
        }
        Schema values = schema.additionalProperties().orElse(null);
        if (values != null) {
            object = object.with("free", value(values, random, noise, depth + 1));
        }
        return random.nextDouble() < noise ? object.with("unknown", scalar(random)) : object;
    }

    private static Tree list(Schema schema, Random random, double noise, int depth) {
        List<Tree> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(schema.items().orElse(Schema.any()), random, noise, depth + 1));
        }
        return Sequence.of(items);
    }

    private static Tree scalar(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Null.NULL;
            case 1 -> Bool.TRUE;
            case 2 -> Num.parse("-1.5e3");
            case 3 -> Num.of(random.nextInt());
            case 4 -> Mapping.of("a", Null.NULL);
            case 5 -> Sequence.of(Null.NULL, Num.of(1));
            default -> new Text(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }
}

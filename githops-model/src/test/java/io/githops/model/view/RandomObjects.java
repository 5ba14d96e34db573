package io.githops.model.view;

import io.githops.model.Cidr;
import io.githops.model.GoDuration;
import io.githops.model.IntOrString;
import io.githops.model.IpAddress;
import io.githops.model.MacAddress;
import io.githops.model.OpenEnum;
import io.githops.model.Quantity;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.model.Timestamp;
import io.githops.schema.Schema;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Objects drawn from the schema of a kind, of those fields that its view has. Lists and maps are not empty and nothing is
 * null, so that a view must write all of it again.
 */
final class RandomObjects {
    private static final Map<Class<?>, List<String>> SPELLINGS = Map.of(
            Quantity.class, List.of("1Gi", "500m", "2", "10G", "1.5Gi"),
            IntOrString.class, List.of("http", "25%"),
            GoDuration.class, List.of("90s", "1m30s", "1h0m0s", "250ms"),
            Timestamp.class, List.of("2026-11-21T01:20:26Z", "2026-11-21T02:20:26+01:00"),
            Cidr.class, List.of("10.0.0.0/8", "10.1.2.3/24", "FD00::/8"),
            IpAddress.class, List.of("10.0.0.1", "FE80::1"),
            MacAddress.class, List.of("02:42:ac:11:00:02", "02-42-AC-11-00-02"));

    private final Random random;
    private final double density;

    /** @param density how likely an optional field is there, from 0 to 1 */
    RandomObjects(Random random, double density) {
        this.random = random;
        this.density = density;
    }

    Resource draw(ResourceKind<?> kind) {
        Mapping fields = (Mapping) mapping(kind.viewType(), kind.schema());
        Mapping metadata = fields.mapping("metadata").with("name", new Text("drawn"));
        return Resource.of(Mapping.builder()
                .put("apiVersion", kind.groupVersionKind().apiVersion())
                .put("kind", kind.groupVersionKind().kind())
                .putAll(fields.with("metadata", metadata))
                .build());
    }

    private Tree mapping(Class<?> view, Schema schema) {
        MappingBuilder fields = Mapping.builder();
        for (Method accessor : Views.fields(view)) {
            String name = Views.nameOf(accessor);
            Type type = accessor.getGenericReturnType();
            Schema field = schema.field(name);
            boolean isNeeded = schema.required().contains(name) || type instanceof Class<?>;
            if (field != null && (isNeeded || random.nextDouble() < density)) {
                fields.put(name, value(type, field));
            }
        }
        return fields.build();
    }

    private Tree value(Type type, Schema schema) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Optional.class) {
                return value(arguments[0], schema);
            }
            return generic.getRawType() == Map.class
                    ? map(key ->
                            value(arguments[1], schema.additionalProperties().orElse(Schema.any())))
                    : list(item -> value(arguments[0], schema.items().orElse(Schema.any())));
        }
        return value((Class<?>) type, schema);
    }

    private Tree value(Class<?> type, Schema schema) {
        if (Views.isView(type)) {
            return mapping(type, schema);
        }
        if (OpenEnum.class.isAssignableFrom(type) || type == String.class) {
            return text(schema);
        }
        if (SPELLINGS.containsKey(type)) {
            return new Text(oneOf(SPELLINGS.get(type)));
        }
        if (type == boolean.class || type == Boolean.class) {
            return Bool.of(random.nextBoolean());
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return schema.type() == Schema.Type.NUMBER
                    ? Num.parse(random.nextInt(1000) + ".25")
                    : Num.of(random.nextInt(1000));
        }
        return schema.type() == Schema.Type.ARRAY
                ? value(type.getRecordComponents()[0].getGenericType(), schema)
                : any(type);
    }

    private Tree text(Schema schema) {
        boolean isKnown = !schema.enumeration().isEmpty() && random.nextInt(4) > 0;
        return isKnown
                ? oneOf(schema.enumeration())
                : new Text("text-" + random.nextInt(1000) + oneOf(List.of("", "\n", ": é", "=")));
    }

    private Tree any(Class<?> type) {
        return type.isRecord() ? Mapping.empty() : Mapping.of("some", Sequence.of(Num.of(1), new Text("thing")));
    }

    private Tree list(IntFunction<Tree> item) {
        return Sequence.of(count().mapToObj(item).toList());
    }

    private Tree map(IntFunction<Tree> value) {
        MappingBuilder entries = Mapping.builder();
        count().forEach(i -> entries.put("key-" + i, value.apply(i)));
        return entries.build();
    }

    private IntStream count() {
        return IntStream.rangeClosed(0, random.nextInt(2));
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

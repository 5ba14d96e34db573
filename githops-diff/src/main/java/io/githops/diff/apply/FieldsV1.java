package io.githops.diff.apply;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Num;
import io.githops.tree.PathElement;
import io.githops.tree.Tree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The form in which managed fields hold a set of places: {@code f:} for fields, {@code k:} for items by key, {@code v:} for
 * items by value, {@code i:} for items by index, {@code .} for the container itself.
 *
 * @see <a href="https://github.com/kubernetes-sigs/structured-merge-diff/blob/master/fieldpath/serialize-pe.go">
 *     structured-merge-diff, fieldpath/serialize-pe.go</a>
 */
final class FieldsV1 {
    private static final String SELF = ".";

    private FieldsV1() {}

    /** Reads a set; entries that are of no known form are passed over, as they name no place. */
    static FieldSet read(Mapping fields) {
        var builder = new FieldSet.Builder();
        read(fields, builder);
        return builder.build();
    }

    private static void read(Mapping fields, FieldSet.Builder builder) {
        fields.forEach((name, value) -> {
            if (name.equals(SELF)) {
                builder.add();
                return;
            }
            Optional<PathElement> step = step(name);
            if (step.isPresent() && value instanceof Mapping below) {
                FieldSet.Builder place = builder.below(step.get());
                if (below.isEmpty()) {
                    place.add();
                } else {
                    read(below, place);
                }
            }
        });
    }

    static Mapping write(FieldSet set) {
        MappingBuilder fields = Mapping.builder();
        set.nodes().forEach((step, node) -> {
            Mapping below = write(node.below());
            fields.put(name(step), node.isMember() && !below.isEmpty() ? withSelf(below) : below);
        });
        return fields.build();
    }

    private static Mapping withSelf(Mapping below) {
        return Mapping.builder().put(SELF, Mapping.empty()).putAll(below).build();
    }

    private static Optional<PathElement> step(String name) {
        if (name.length() < 2 || name.charAt(1) != ':') {
            return Optional.empty();
        }
        String text = name.substring(2);
        try {
            return switch (name.charAt(0)) {
                case 'f' -> Optional.of(new PathElement.Field(text));
                case 'v' -> Optional.of(new PathElement.Value(Json.parse(text)));
                case 'i' -> Optional.of(new PathElement.Index(Integer.parseInt(text)));
                case 'k' -> Json.parse(text) instanceof Mapping key ? Optional.of(key(key)) : Optional.empty();
                default -> Optional.empty();
            };
        } catch (io.githops.tree.MalformedJsonException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static PathElement key(Mapping key) {
        Map<String, Tree> fields = new HashMap<>();
        key.forEach(fields::put);
        return PathElement.Key.of(fields);
    }

    static String name(PathElement step) {
        if (step instanceof PathElement.Field field) {
            return "f:" + field.name();
        }
        if (step instanceof PathElement.Key key) {
            return "k:" + Json.text(Mapping.of(key.fields()));
        }
        if (step instanceof PathElement.Value value) {
            return "v:" + Json.text(value.value());
        }
        return "i:" + Num.of(((PathElement.Index) step).index()).literal();
    }
}

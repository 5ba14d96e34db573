package io.githops.schema;

import io.githops.schema.Schema.ListType;
import io.githops.schema.Schema.Type;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schemas of custom resource definitions. Rules in CEL, {@code not} and the like are left out: they are no
 * structure.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema">
 *     Kubernetes, structural schemas</a>
 */
final class OpenApiSchema {
    private static final Schema TEXT = Schema.builder(Type.STRING).build();

    Schema ofVersion(Mapping definition, String version) {
        Mapping openApi = version(definition, version).mapping("schema", "openAPIV3Schema");
        return openApi.isEmpty() ? Schema.any() : withMetadata(structure(openApi), openApi);
    }

    private static Mapping version(Mapping definition, String version) {
        List<Mapping> versions = definition.mapping("spec").sequence("versions").mappings();
        return versions.stream()
                .filter(candidate -> candidate.text("name").equals(Optional.of(version)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the definition of "
                        + definition.mapping("spec", "names").text("kind").orElse("no kind")
                        + " has no version " + version + "; expected one of "
                        + versions.stream()
                                .flatMap(known -> known.text("name").stream())
                                .toList()));
    }

    private Schema schema(Mapping openApi) {
        SchemaBuilder schema = structure(openApi);
        return is(openApi, "x-kubernetes-embedded-resource")
                ? withMetadata(schema.required(List.of("apiVersion", "kind")), Mapping.empty())
                : schema.build();
    }

    private SchemaBuilder structure(Mapping openApi) {
        SchemaBuilder schema = Schema.builder(type(openApi))
                .additionalProperties(schemaOrTrue(openApi.get("additionalProperties")))
                .items(schemaOrTrue(openApi.get("items")))
                .required(openApi.sequence("required").texts())
                .enumeration(openApi.sequence("enum").items())
                .admittedValues(openApi.sequence("x-githops-admitted").items())
                .listType(listType(openApi))
                .listKeys(openApi.sequence("x-kubernetes-list-map-keys").texts())
                .atomicMapping(
                        "atomic".equals(openApi.text("x-kubernetes-map-type").orElse("")))
                .preservesUnknownFields(is(openApi, "x-kubernetes-preserve-unknown-fields"))
                .nullable(is(openApi, "nullable"))
                .defaultValue(openApi.get("default"))
                .bounds(bounds(openApi));
        openApi.mapping("properties").forEach((name, property) -> {
            if (property instanceof Mapping mapping) {
                schema.property(name, schema(mapping));
            }
        });
        return schema;
    }

    private Schema withMetadata(SchemaBuilder schema, Mapping openApi) {
        Mapping narrowed = openApi.mapping("properties", "metadata", "properties");
        return schema.property("apiVersion", TEXT)
                .property("kind", TEXT)
                .property(
                        "metadata",
                        ObjectMetadata.schema(narrowed(narrowed, "name"), narrowed(narrowed, "generateName")))
                .build();
    }

    private Schema narrowed(Mapping properties, String name) {
        return properties.get(name) instanceof Mapping property ? schema(property) : ObjectMetadata.NAME;
    }

    private @Nullable Schema schemaOrTrue(@Nullable Tree openApi) {
        if (openApi instanceof Mapping mapping) {
            return schema(mapping);
        }
        return Bool.TRUE.equals(openApi) ? Schema.any() : null;
    }

    private static Type type(Mapping openApi) {
        if (is(openApi, "x-kubernetes-int-or-string")) {
            return Type.INT_OR_STRING;
        }
        return switch (openApi.text("type").orElse("")) {
            case "object" -> Type.OBJECT;
            case "array" -> Type.ARRAY;
            case "string" -> Type.STRING;
            case "integer" -> Type.INTEGER;
            case "number" -> Type.NUMBER;
            case "boolean" -> Type.BOOLEAN;
            default -> openApi.has("properties") ? Type.OBJECT : Type.ANY;
        };
    }

    private static ListType listType(Mapping openApi) {
        return switch (openApi.text("x-kubernetes-list-type").orElse("")) {
            case "set" -> ListType.SET;
            case "map" -> ListType.MAP;
            default -> ListType.ATOMIC;
        };
    }

    private static Bounds bounds(Mapping openApi) {
        return new Bounds(
                openApi.text("pattern").orElse(null),
                openApi.text("format").orElse(null),
                number(openApi, "minimum"),
                number(openApi, "maximum"),
                length(openApi, "minLength", "minItems", "minProperties"),
                length(openApi, "maxLength", "maxItems", "maxProperties"));
    }

    private static @Nullable Num number(Mapping openApi, String name) {
        return openApi.get(name) instanceof Num number ? number : null;
    }

    private static @Nullable Integer length(Mapping openApi, String... names) {
        for (String name : names) {
            Num length = number(openApi, name);
            if (length != null) {
                return length.decimal().intValue();
            }
        }
        return null;
    }

    private static boolean is(Mapping openApi, String flag) {
        return Bool.TRUE.equals(openApi.get(flag));
    }
}

package io.githops.model.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.githops.model.Fixtures;
import io.githops.model.Quantity;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Empty;
import io.githops.model.kubernetes.StorageClass;
import io.githops.model.loadbalancer.AnyOf;
import io.githops.tree.Mapping;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The views against the definitions that Harvester publishes, where these are at hand. */
class PublishedDefinitionsTest {
    private static final Path DEFINITIONS = Path.of(System.getProperty("githops.root", ".."), "..", "shared", "crds");

    /** KubeVirt's admission requires it. */
    private static final String REQUIRED_ALL_THE_SAME = ".spec.template.spec";

    private final List<String> faults = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("kinds")
    void viewsHaveTheFieldsOfTheDefinitionAndRequireNoMore(ResourceKind<?> kind) {
        Path file = DEFINITIONS.resolve(kind.groupVersionKind().group() + "_" + kind.plural() + ".yaml");
        assumeThat(file).as("the published definitions").exists();
        Mapping definition = Fixtures.documents(file).get(0);
        Mapping schema = definition.mapping("spec").sequence("versions").mappings().stream()
                .filter(version -> version.text("name")
                        .equals(Optional.of(kind.groupVersionKind().version())))
                .findFirst()
                .orElseThrow()
                .mapping("schema", "openAPIV3Schema");

        compareFields(kind.viewType(), schema, "");

        assertThat(faults).isEmpty();
        assertThat(kind.isNamespaced())
                .isEqualTo(definition.mapping("spec").text("scope").equals(Optional.of("Namespaced")));
        assertThat(definition.mapping("spec", "names").text("plural")).contains(kind.plural());
    }

    static Stream<ResourceKind<?>> kinds() {
        return Views.kinds()
                .filter(kind -> kind.groupVersionKind().group().contains("."))
                .filter(kind -> kind != StorageClass.KIND);
    }

    private void compareFields(Class<?> view, Mapping schema, String path) {
        for (Method field : Views.fields(view)) {
            String name = Views.nameOf(field);
            String at = path + "." + name;
            if (at.equals(".metadata")) {
                continue;
            }
            Mapping property = schema.mapping("properties").mapping(name);
            if (property.isEmpty()) {
                faults.add(at + " is unknown");
                continue;
            }
            boolean required = schema.sequence("required").texts().contains(name);
            compare(field.getGenericReturnType(), property, at, required);
        }
    }

    private void compare(Type type, Mapping schema, String path, boolean mayBeRequired) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Optional.class) {
                compare(arguments[0], schema, path, true);
            } else if (generic.getRawType() == List.class) {
                expect(schema, "array", path);
                compare(arguments[0], schema.mapping("items"), path + "[]", true);
            } else {
                assertThat(generic.getRawType()).isEqualTo(Map.class);
                expect(schema, "object", path);
                compare(arguments[1], schema.mapping("additionalProperties"), path + ".*", true);
            }
            return;
        }
        if (!mayBeRequired && !path.equals(REQUIRED_ALL_THE_SAME)) {
            faults.add(path + " is optional");
        }
        compareClass((Class<?>) type, schema, path);
    }

    private void compareClass(Class<?> type, Mapping schema, String path) {
        if (type == Quantity.class) {
            if (!schema.has("x-kubernetes-int-or-string")) {
                faults.add(path + " is no quantity");
            }
        } else if (type == AnyOf.class) {
            expect(schema, "array", path);
        } else if (type == Empty.class) {
            expect(schema, "object", path);
        } else if (type == Boolean.class || type == boolean.class) {
            expect(schema, "boolean", path);
        } else if (type == Integer.class || type == int.class || type == Long.class) {
            expect(schema, "integer", path);
        } else if (type == String.class || type.isRecord()) {
            expect(schema, "string", path);
        } else {
            expect(schema, "object", path);
            if (schema.has("properties")) {
                compareFields(type, schema, path);
            }
        }
    }

    private void expect(Mapping schema, String type, String path) {
        if (!schema.text("type").equals(Optional.of(type))) {
            faults.add(path + " is " + schema.get("type") + ", not " + type);
        }
    }
}

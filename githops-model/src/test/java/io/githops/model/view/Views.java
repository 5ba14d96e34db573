package io.githops.model.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All views, and the fields they have. */
final class Views {
    private static final List<ResourceKind<?>> KINDS = findKinds().toList();

    private Views() {}

    /** The kinds of all views in the library, in the order of their names. */
    static Stream<ResourceKind<?>> kinds() {
        return KINDS.stream();
    }

    private static Stream<ResourceKind<?>> findKinds() {
        return classes()
                .flatMap(type -> Arrays.stream(type.getFields())
                        .filter(field -> field.getName().equals("KIND") && field.getDeclaringClass() == type)
                        .map(field -> {
                            try {
                                return (ResourceKind<?>) field.get(null);
                            } catch (IllegalAccessException e) {
                                throw new IllegalStateException(type.getName(), e);
                            }
                        }));
    }

    private static Stream<Class<?>> classes() {
        try {
            Path root = Path.of(Kinds.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root.resolve("io/githops/model"), 2)) {
                return files
                        .map(file -> root.relativize(file).toString())
                        .filter(name -> name.endsWith(".class") && !name.contains("$"))
                        .map(name ->
                                name.replace(".class", "").replace('/', '.').replace('\\', '.'))
                        .sorted()
                        .toList()
                        .stream()
                        .map(Views::load);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** Whether a type shows a mapping field by field. */
    static boolean isView(Class<?> type) {
        return type.isInterface() && type.isAnnotationPresent(JsonDeserialize.class);
    }

    /** The accessors of the fields that a view type declares. */
    static List<Method> fields(Class<?> view) {
        return Arrays.stream(view.getDeclaredMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()) && method.getParameterCount() == 0)
                .toList();
    }

    /** The name of a field in the manifest. */
    static String nameOf(Method field) {
        JsonProperty name = field.getAnnotation(JsonProperty.class);
        return name == null ? field.getName() : name.value();
    }
}

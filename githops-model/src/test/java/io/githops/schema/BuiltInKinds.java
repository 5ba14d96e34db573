package io.githops.schema;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The kinds that Kubernetes itself serves, described in the form of custom resource definitions. Their objects are decoded
 * into fixed structures, in which null is the same as absent, so every field may be null.
 */
final class BuiltInKinds {
    private BuiltInKinds() {}

    static List<Mapping> definitions() {
        try (Stream<Path> files =
                Files.list(Path.of(BuiltInKinds.class.getResource("built-in").toURI()))) {
            return files.sorted()
                    .flatMap(file -> PlainYaml.documents(file).stream())
                    .map(definition -> Definitions.withSchemas(definition, BuiltInKinds::withNulls))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mapping withNulls(Mapping openApi) {
        Mapping result = openApi;
        if (openApi.has("properties")) {
            List<String> required = openApi.sequence("required").texts();
            MappingBuilder fields = Mapping.builder();
            openApi.mapping("properties").forEach((name, field) -> {
                Mapping inner = withNulls((Mapping) field);
                fields.put(name, required.contains(name) ? inner : inner.with("nullable", Bool.TRUE));
            });
            result = result.with("properties", fields.build());
        }
        if (openApi.has("additionalProperties")) {
            result = result.edit(
                    "additionalProperties", values -> withNulls(values).with("nullable", Bool.TRUE));
        }
        return openApi.has("items") ? result.edit("items", BuiltInKinds::withNulls) : result;
    }
}

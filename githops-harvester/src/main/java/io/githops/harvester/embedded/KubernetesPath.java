package io.githops.harvester.embedded;

import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.PathElement;
import java.util.stream.Collectors;

/** Paths as the API server prints them: {@code .spec.ports[port=80,protocol="TCP"].name}. */
final class KubernetesPath {
    private KubernetesPath() {}

    static String text(FieldPath path) {
        return path.elements().stream().map(KubernetesPath::text).collect(Collectors.joining());
    }

    private static String text(PathElement element) {
        if (element instanceof PathElement.Field field) {
            return "." + field.name();
        }
        if (element instanceof PathElement.Key key) {
            return key.fields().entrySet().stream()
                    .map(field -> field.getKey() + "=" + Json.text(field.getValue()))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return element instanceof PathElement.Value value ? "[=" + Json.text(value.value()) + "]" : element.text();
    }
}

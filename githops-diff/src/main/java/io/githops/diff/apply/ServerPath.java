package io.githops.diff.apply;

import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.PathElement;
import java.util.stream.Collectors;

/** Paths as the API server writes them: {@code .spec.disks[name="root"].bootOrder}. */
final class ServerPath {
    private ServerPath() {}

    static String text(FieldPath path) {
        return path.elements().stream().map(ServerPath::text).collect(Collectors.joining());
    }

    private static String text(PathElement step) {
        if (step instanceof PathElement.Field field) {
            return "." + field.name();
        }
        if (step instanceof PathElement.Key key) {
            return key.fields().entrySet().stream()
                    .map(field -> field.getKey() + "=" + Json.text(field.getValue()))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        if (step instanceof PathElement.Value value) {
            return "[=" + Json.text(value.value()) + "]";
        }
        return "[" + ((PathElement.Index) step).index() + "]";
    }
}

package io.githops.harvester.embedded;

import io.githops.model.GroupVersionKind;
import io.githops.model.ResourceKind;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the bundled kinds are called and printed; distilled from Harvester's custom resource definitions. */
final class Presentations {
    static final String FILE = "presentations.json";

    private static final Mapping BY_NAME = read();

    private Presentations() {}

    static Presentation of(ResourceKind<?> kind) {
        GroupVersionKind type = kind.groupVersionKind();
        String name = type.group().isEmpty() ? kind.plural() : kind.plural() + "." + type.group();
        Presentation known = BY_NAME.get(name) instanceof Mapping compact
                ? Presentation.parse(compact)
                : Presentation.plain(kind);
        return BuiltInGroups.contains(type.group())
                ? known.withColumns(BuiltInColumns.of(type.group(), type.kind()))
                : known;
    }

    private static Mapping read() {
        @Nullable InputStream file = Presentations.class.getResourceAsStream(FILE);
        try (InputStream in = Objects.requireNonNull(file, FILE)) {
            return (Mapping) Json.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

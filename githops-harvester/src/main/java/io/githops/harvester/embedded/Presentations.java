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

/**
 * How the bundled kinds are called and printed; distilled from Harvester's custom resource definitions, by
 * {@code mvn -Pdistill}.
 */
final class Presentations {
    private static final Mapping BY_NAME = read();

    private Presentations() {}

    static Presentation of(ResourceKind<?> kind) {
        GroupVersionKind type = kind.groupVersionKind();
        if (BuiltInGroups.contains(type.group())) {
            return BuiltInPresentation.of(kind);
        }
        return BY_NAME.get(name(kind.plural(), type.group(), type.version())) instanceof Mapping compact
                ? Presentation.parse(compact)
                : Presentation.plain(kind);
    }

    /** What the file knows a version of a kind by. */
    static String name(String plural, String group, String version) {
        return plural + "." + group + "/" + version;
    }

    private static Mapping read() {
        @Nullable InputStream file = Presentations.class.getResourceAsStream("presentations.json");
        try (InputStream in = Objects.requireNonNull(file, "presentations.json")) {
            return (Mapping) Json.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

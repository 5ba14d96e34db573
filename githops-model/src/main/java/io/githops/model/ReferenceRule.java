package io.githops.model;

import io.githops.tree.FieldPath;
import io.githops.tree.FieldPattern;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Places in one kind's objects that name an object of another kind.
 *
 * @param place where the name stands, or the JSON text that holds it
 * @param insideJson where the name stands in the JSON that the string at {@code place} holds; null when the string is the
 *     name itself
 * @param targetGroup empty for the core group
 * @param format how the value names the target
 */
public record ReferenceRule(
        FieldPattern place, @Nullable FieldPattern insideJson, String targetGroup, String targetKind, Format format) {
    /** @throws NullPointerException when a part other than {@code insideJson} is null */
    public ReferenceRule {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(targetGroup, "targetGroup");
        Objects.requireNonNull(targetKind, "targetKind");
        Objects.requireNonNull(format, "format");
    }

    /** A rule for names that stand in a field of their own. */
    public static ReferenceRule of(String place, String targetGroup, String targetKind, Format format) {
        return new ReferenceRule(FieldPattern.parse(place), null, targetGroup, targetKind, format);
    }

    /** A rule for names inside a JSON text. */
    public static ReferenceRule insideJson(
            String place, String insideJson, String targetGroup, String targetKind, Format format) {
        return new ReferenceRule(
                FieldPattern.parse(place), FieldPattern.parse(insideJson), targetGroup, targetKind, format);
    }

    /** Visits the place and target of every name that this rule finds in a resource; text that is no JSON is passed over. */
    void find(Resource resource, BiConsumer<FieldPath, ResourceId> visitor) {
        place.forEach(resource.tree(), (path, value) -> {
            if (insideJson == null) {
                accept(resource, path, value, visitor);
            } else if (value instanceof Text text) {
                findInside(text.value(), insideJson, (inner, found) -> accept(resource, path, found, visitor));
            }
        });
    }

    private void accept(Resource from, FieldPath path, Tree value, BiConsumer<FieldPath, ResourceId> visitor) {
        if (value instanceof Text text && !text.value().isBlank()) {
            visitor.accept(path, format.target(targetGroup, targetKind, from.namespace(), text.value()));
        }
    }

    private static void findInside(String json, FieldPattern pattern, BiConsumer<FieldPath, Tree> visitor) {
        try {
            pattern.forEach(Json.parse(json), visitor);
        } catch (MalformedJsonException e) {
            return;
        }
    }

    /** How a value names its target. */
    public enum Format {
        /** A name in the namespace of the referring object. */
        SAME_NAMESPACE,
        /** {@code namespace/name}, or a name in the namespace of the referring object. */
        QUALIFIED,
        /** The name of a cluster-scoped object. */
        CLUSTER,
        /** The bridge {@code <name>-br} of a cluster-scoped object. */
        BRIDGE;

        private static final String BRIDGE_SUFFIX = "-br";

        private ResourceId target(String group, String kind, String namespace, String value) {
            return switch (this) {
                case SAME_NAMESPACE -> new ResourceId(group, kind, namespace, value);
                case CLUSTER -> new ResourceId(group, kind, "", value);
                case BRIDGE -> new ResourceId(group, kind, "", withoutBridgeSuffix(value));
                case QUALIFIED -> {
                    int slash = value.indexOf('/');
                    yield slash < 0
                            ? new ResourceId(group, kind, namespace, value)
                            : new ResourceId(group, kind, value.substring(0, slash), value.substring(slash + 1));
                }
            };
        }

        private static String withoutBridgeSuffix(String bridge) {
            return bridge.endsWith(BRIDGE_SUFFIX)
                    ? bridge.substring(0, bridge.length() - BRIDGE_SUFFIX.length())
                    : bridge;
        }
    }
}

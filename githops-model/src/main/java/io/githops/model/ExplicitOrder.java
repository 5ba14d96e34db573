package io.githops.model;

import io.githops.tree.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a manifest says itself about when it is applied, by two annotations:
 *
 * <ul>
 *   <li>{@code githops.io/wave}, a whole number: later waves come after earlier ones, the default is the wave of the kind
 *   <li>{@code githops.io/depends-on}, objects that come first, as {@code Kind/namespace/name} or {@code Kind/name}, where
 *       several groups have the kind {@code Kind.group/...}, with commas or line breaks between them
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class ExplicitOrder {
    /** The annotation with the wave. */
    public static final String WAVE = "githops.io/wave";

    /** The annotation with the objects that come first. */
    public static final String DEPENDS_ON = "githops.io/depends-on";

    private static final FieldPath WAVE_PATH = FieldPath.of("metadata", "annotations", WAVE);
    private static final FieldPath DEPENDS_ON_PATH = FieldPath.of("metadata", "annotations", DEPENDS_ON);

    private final Kinds kinds;
    private final ObjectNotation notation;

    private ExplicitOrder(Kinds kinds) {
        this.kinds = kinds;
        this.notation = new ObjectNotation(kinds);
    }

    /** @param kinds tell the waves of kinds, and groups and scopes that the annotations leave out */
    public static ExplicitOrder of(Kinds kinds) {
        return new ExplicitOrder(Objects.requireNonNull(kinds, "kinds"));
    }

    /** The wave that the resource or else its kind says; what is no whole number does not count. */
    public int wave(Resource resource) {
        int usual =
                kinds.find(resource.groupVersionKind()).map(ResourceKind::wave).orElse(0);
        return resource.annotation(WAVE)
                .filter(ExplicitOrder::isWave)
                .map(text -> Integer.parseInt(text.strip()))
                .orElse(usual);
    }

    /** The objects that must come before the resource, in the order of the annotation; what is malformed does not count. */
    public List<Reference> dependencies(Resource resource) {
        List<Reference> dependencies = new ArrayList<>();
        for (String entry : entries(resource)) {
            try {
                ResourceId id = notation.parse(entry, resource);
                if (!id.equals(resource.id())) {
                    dependencies.add(new Reference(resource.id(), DEPENDS_ON_PATH, id));
                }
            } catch (IllegalArgumentException e) {
                continue;
            }
        }
        return dependencies;
    }

    /**
     * Reports annotations that are malformed, and resources that depend on themselves.
     *
     * @param problems takes problems with the codes {@code GH1413} and {@code GH1414}
     */
    public void check(Resource resource, Consumer<Problem> problems) {
        resource.annotation(WAVE)
                .filter(text -> !isWave(text))
                .ifPresent(text -> report(
                        resource, "GH1413", WAVE_PATH, "found \"" + text + "\"; expected a whole number", problems));
        for (String entry : entries(resource)) {
            try {
                if (notation.parse(entry, resource).equals(resource.id())) {
                    report(
                            resource,
                            "GH1414",
                            DEPENDS_ON_PATH,
                            "found the resource itself; expected another one, remove " + entry,
                            problems);
                }
            } catch (IllegalArgumentException e) {
                report(resource, "GH1414", DEPENDS_ON_PATH, String.valueOf(e.getMessage()), problems);
            }
        }
    }

    private static void report(
            Resource resource, String code, FieldPath path, String found, Consumer<Problem> problems) {
        problems.accept(Problem.error(
                code,
                resource + ": " + path + ": " + found,
                resource.positions().nearest(path).orElse(null)));
    }

    private static List<String> entries(Resource resource) {
        return resource
                .annotation(DEPENDS_ON)
                .map(text -> text.split("[,\\r\\n]"))
                .map(List::of)
                .orElse(List.of())
                .stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static boolean isWave(String text) {
        try {
            Integer.parseInt(text.strip());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}

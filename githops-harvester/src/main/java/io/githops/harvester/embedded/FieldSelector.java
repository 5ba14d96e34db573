package io.githops.harvester.embedded;

import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads field selectors: {@code metadata.name=web,metadata.namespace!=default}. */
final class FieldSelector {
    private static final Set<String> EVERYWHERE = Set.of("metadata.name", "metadata.namespace");
    private static final Map<String, Set<String>> BUILT_IN = Map.of(
            "Namespace", Set.of("status.phase"),
            "Secret", Set.of("type"),
            "Pod", Set.of("spec.nodeName", "status.phase"),
            "Node", Set.of("spec.unschedulable"));

    private FieldSelector() {}

    /**
     * A test of an object's fields.
     *
     * @throws ApiFailure when the text is no selector, or names a field that cannot be selected by
     */
    static Predicate<Mapping> parse(String text, ApiResource resource) {
        Predicate<Mapping> all = any -> true;
        for (String term : text.split(",")) {
            if (!term.isBlank()) {
                all = all.and(term(term.strip(), resource));
            }
        }
        return all;
    }

    private static Predicate<Mapping> term(String term, ApiResource resource) {
        String[] parts = term.split("!=|==|=", 2);
        if (parts.length < 2) {
            throw ApiFailure.badRequest("invalid selector: '" + term + "'; can't understand '" + term + "'");
        }
        if (!isSelectable(parts[0], resource)) {
            throw ApiFailure.badRequest("field label not supported: " + parts[0]);
        }
        FieldPath path = FieldPath.parse(parts[0]);
        String value = parts[1];
        Predicate<Mapping> equal = object -> object.at(path)
                .map(found -> found instanceof Text text ? text.value() : Json.text(found))
                .orElse("")
                .equals(value);
        return term.startsWith("!=", parts[0].length()) ? equal.negate() : equal;
    }

    private static boolean isSelectable(String field, ApiResource resource) {
        return EVERYWHERE.contains(field)
                || resource.group().isEmpty()
                        && BUILT_IN.getOrDefault(resource.kind(), Set.of()).contains(field);
    }
}

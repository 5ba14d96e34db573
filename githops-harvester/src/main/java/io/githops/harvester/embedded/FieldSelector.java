package io.githops.harvester.embedded;

import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads field selectors: {@code metadata.name=web,metadata.namespace!=default}. */
final class FieldSelector {
    private static final Set<String> EVERYWHERE = Set.of("metadata.name", "metadata.namespace");
    private static final Map<String, Set<String>> BUILT_IN = Map.of(
            "Event",
                    Set.of(
                            "involvedObject.apiVersion",
                            "involvedObject.fieldPath",
                            "involvedObject.kind",
                            "involvedObject.name",
                            "involvedObject.namespace",
                            "involvedObject.resourceVersion",
                            "involvedObject.uid",
                            "reason",
                            "reportingComponent",
                            "source",
                            "type"),
            "Namespace", Set.of("status.phase"),
            "Node", Set.of("spec.unschedulable"),
            "Pod", Set.of("spec.nodeName", "status.phase"),
            "Secret", Set.of("type"));

    /** Where a selectable field lies that is called otherwise. */
    private static final Map<String, FieldPath> ELSEWHERE = Map.of("source", FieldPath.parse("source.component"));

    private FieldSelector() {}

    /**
     * A test of an object's fields.
     *
     * @throws ApiFailure when the text is no selector, or names a field that cannot be selected by
     */
    static Predicate<Mapping> parse(String text, ApiResource resource) {
        Predicate<Mapping> all = any -> true;
        for (String term : terms(text)) {
            if (!term.isBlank()) {
                all = all.and(term(term.strip(), resource));
            }
        }
        return all;
    }

    /** What lies between commas that no backslash stands before. */
    private static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            if (here == '\\') {
                at++;
            } else if (here == ',') {
                terms.add(text.substring(start, at));
                start = at + 1;
            }
        }
        terms.add(text.substring(start));
        return terms;
    }

    private static Predicate<Mapping> term(String term, ApiResource resource) {
        String[] parts = term.split("!=|==|=", 2);
        if (parts.length < 2) {
            throw ApiFailure.badRequest("invalid selector: '" + term + "'; can't understand '" + term + "'");
        }
        String field = parts[0];
        if (!isSelectable(field, resource)) {
            throw ApiFailure.badRequest("field label not supported: " + field);
        }
        FieldPath path = ELSEWHERE.getOrDefault(field, FieldPath.parse(field));
        String value = parts[1].replaceAll("\\\\([\\\\,=])", "$1");
        Predicate<Mapping> equal = object -> object.at(path)
                .map(found -> found instanceof Text text ? text.value() : Json.text(found))
                .orElse("")
                .equals(value);
        return term.startsWith("!=", field.length()) ? equal.negate() : equal;
    }

    private static boolean isSelectable(String field, ApiResource resource) {
        return EVERYWHERE.contains(field)
                || resource.group().isEmpty()
                        && BUILT_IN.getOrDefault(resource.kind(), Set.of()).contains(field);
    }
}

package io.githops.harvester.embedded;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a path of the API names.
 *
 * @param namespace empty for cluster-scoped objects and for lists over all namespaces
 * @param name empty for collections
 * @param subresource empty for the object itself
 */
record RequestPath(String group, String version, String namespace, String plural, String name, String subresource) {
    private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");
    private static final int MAX_AFTER_PLURAL = 3;

    /** @return empty when the path names no collection, object or sub-resource */
    static Optional<RequestPath> parse(List<String> segments) {
        if (segments.size() >= 3 && segments.get(0).equals("api")) {
            return parse("", segments.get(1), segments.subList(2, segments.size()));
        }
        if (segments.size() >= 4 && segments.get(0).equals("apis")) {
            return parse(segments.get(1), segments.get(2), segments.subList(3, segments.size()));
        }
        return Optional.empty();
    }

    private static Optional<RequestPath> parse(String group, String version, List<String> rest) {
        boolean inNamespace = rest.size() >= 3
                && rest.get(0).equals("namespaces")
                && !(group.isEmpty() && NAMESPACE_SUBRESOURCES.contains(rest.get(2)));
        String namespace = inNamespace ? rest.get(1) : "";
        List<String> parts = inNamespace ? rest.subList(2, rest.size()) : rest;
        if (parts.size() > MAX_AFTER_PLURAL) {
            return Optional.empty();
        }
        return Optional.of(new RequestPath(group, version, namespace, parts.get(0), part(parts, 1), part(parts, 2)));
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    boolean isCollection() {
        return name.isEmpty();
    }
}

package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All groups, versions and kinds in one answer, which newer clients ask for first. */
final class AggregatedDiscovery {
    static final String CONTENT_TYPE = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private final ApiResources resources;

    AggregatedDiscovery(ApiResources resources) {
        this.resources = resources;
    }

    /** Whether a client prefers this form to the older one. */
    static boolean isWanted(String accept) {
        String first = accept.split(",")[0];
        return first.contains("as=APIGroupDiscoveryList")
                && Stream.of(first.split(";")).map(String::strip).anyMatch("v=v2"::equals);
    }

    /** @param core whether the core group is asked for, or all others */
    Mapping list(boolean core) {
        List<Mapping> groups = resources.groups().entrySet().stream()
                .filter(group -> group.getKey().isEmpty() == core)
                .map(group -> group(group.getKey(), group.getValue()))
                .toList();
        return Mapping.builder()
                .put("kind", "APIGroupDiscoveryList")
                .put("apiVersion", "apidiscovery.k8s.io/v2")
                .put("metadata", Mapping.empty())
                .put("items", Sequence.of(groups))
                .build();
    }

    private static Mapping group(String name, Map<String, List<ApiResource>> versions) {
        List<Mapping> entries = versions.entrySet().stream()
                .map(version -> Mapping.builder()
                        .put("version", version.getKey())
                        .put(
                                "resources",
                                Sequence.of(version.getValue().stream()
                                        .map(AggregatedDiscovery::resource)
                                        .toList()))
                        .put("freshness", "Current")
                        .build())
                .toList();
        return Mapping.builder()
                .put("metadata", name.isEmpty() ? Mapping.empty() : Mapping.of("name", new Text(name)))
                .put("versions", Sequence.of(entries))
                .build();
    }

    private static Mapping resource(ApiResource resource) {
        Presentation presentation = resource.presentation();
        var entry = Mapping.builder()
                .put("resource", resource.plural())
                .put("responseKind", kind(resource))
                .put("scope", resource.isNamespaced() ? "Namespaced" : "Cluster")
                .put("singularResource", presentation.singular())
                .put("verbs", Discovery.verbs())
                .put("shortNames", Sequence.ofTexts(presentation.shortNames()))
                .put("categories", Sequence.ofTexts(presentation.categories()));
        if (resource.hasStatus()) {
            Mapping status = Mapping.builder()
                    .put("subresource", "status")
                    .put("responseKind", kind(resource))
                    .put("verbs", Discovery.statusVerbs())
                    .build();
            entry.put("subresources", Sequence.of(status));
        }
        return entry.build();
    }

    private static Mapping kind(ApiResource resource) {
        return Mapping.builder()
                .put("group", resource.group())
                .put("version", resource.version())
                .put("kind", resource.kind())
                .build();
    }
}

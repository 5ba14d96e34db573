package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells clients which kinds there are: group by group, version by version, or all at once. */
final class Discovery {
    private static final Sequence VERBS = Sequence.ofTexts(
            List.of("delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"));
    private static final Sequence STATUS_VERBS = Sequence.ofTexts(List.of("get", "patch", "update"));

    private final ApiResources resources;

    Discovery(ApiResources resources) {
        this.resources = resources;
    }

    /**
     * @param path in segments, the first being {@code api} or {@code apis}
     * @return empty when the path names no group or version that is offered
     */
    Optional<Reply> answer(List<String> path, String accept) {
        boolean core = path.get(0).equals("api");
        if (path.size() == 1) {
            return Optional.of(
                    AggregatedDiscovery.isWanted(accept)
                            ? Reply.json(
                                    200,
                                    AggregatedDiscovery.CONTENT_TYPE,
                                    new AggregatedDiscovery(resources).list(core))
                            : Reply.json(200, core ? coreVersions() : groups()));
        }
        if (core) {
            return path.size() == 2 ? version("", path.get(1)) : Optional.empty();
        }
        if (path.size() == 2) {
            return group(path.get(1)).map(group -> Reply.json(200, typed("APIGroup", group)));
        }
        return path.size() == 3 ? version(path.get(1), path.get(2)) : Optional.empty();
    }

    /** The paths a client can start from. */
    Mapping paths() {
        List<String> paths = new ArrayList<>(List.of("/api", "/api/v1", "/apis"));
        resources.groups().forEach((group, versions) -> {
            if (!group.isEmpty()) {
                paths.add("/apis/" + group);
                versions.keySet().forEach(version -> paths.add("/apis/" + group + "/" + version));
            }
        });
        paths.addAll(List.of("/healthz", "/livez", "/openapi/v3", "/readyz", "/version"));
        return Mapping.of("paths", Sequence.ofTexts(paths));
    }

    private static Mapping coreVersions() {
        return Mapping.builder()
                .put("kind", "APIVersions")
                .put("versions", Sequence.ofTexts(List.of("v1")))
                .put("serverAddressByClientCIDRs", Sequence.empty())
                .build();
    }

    private Mapping groups() {
        List<Mapping> groups = resources.groups().keySet().stream()
                .filter(group -> !group.isEmpty())
                .flatMap(group -> group(group).stream())
                .toList();
        return Mapping.builder()
                .put("kind", "APIGroupList")
                .put("apiVersion", "v1")
                .put("groups", Sequence.of(groups))
                .build();
    }

    private Optional<Mapping> group(String name) {
        Map<String, List<ApiResource>> versions = resources.groups().getOrDefault(name, Map.of());
        if (versions.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        List<Mapping> references = versions.keySet().stream()
                .map(version -> Mapping.builder()
                        .put("groupVersion", name + "/" + version)
                        .put("version", version)
                        .build())
                .toList();
        return Optional.of(Mapping.builder()
                .put("name", name)
                .put("versions", Sequence.of(references))
                .put("preferredVersion", references.get(0))
                .build());
    }

    private static Mapping typed(String kind, Mapping content) {
        return Mapping.builder()
                .put("kind", kind)
                .put("apiVersion", "v1")
                .putAll(content)
                .build();
    }

    private Optional<Reply> version(String group, String version) {
        List<ApiResource> offered =
                resources.groups().getOrDefault(group, Map.of()).getOrDefault(version, List.of());
        if (offered.isEmpty()) {
            return Optional.empty();
        }
        List<Tree> entries = new ArrayList<>();
        for (ApiResource resource : offered) {
            entries.add(entry(resource));
            if (resource.hasStatus()) {
                entries.add(statusEntry(resource));
            }
        }
        return Optional.of(Reply.json(
                200,
                Mapping.builder()
                        .put("kind", "APIResourceList")
                        .put("apiVersion", "v1")
                        .put("groupVersion", offered.get(0).apiVersion())
                        .put("resources", Sequence.of(entries))
                        .build()));
    }

    private static Mapping entry(ApiResource resource) {
        Presentation presentation = resource.presentation();
        var entry = Mapping.builder()
                .put("name", resource.plural())
                .put("singularName", presentation.singular())
                .put("namespaced", resource.isNamespaced())
                .put("kind", resource.kind())
                .put("verbs", VERBS);
        for (Map.Entry<String, List<String>> names : List.of(
                Map.entry("shortNames", presentation.shortNames()),
                Map.entry("categories", presentation.categories()))) {
            if (!names.getValue().isEmpty()) {
                entry.put(names.getKey(), Sequence.ofTexts(names.getValue()));
            }
        }
        return entry.put("storageVersionHash", resource.storageVersionHash()).build();
    }

    private static Mapping statusEntry(ApiResource resource) {
        return Mapping.builder()
                .put("name", resource.plural() + "/status")
                .put("singularName", "")
                .put("namespaced", resource.isNamespaced())
                .put("kind", resource.kind())
                .put("verbs", STATUS_VERBS)
                .build();
    }

    static Sequence verbs() {
        return VERBS;
    }

    static Sequence statusVerbs() {
        return STATUS_VERBS;
    }
}

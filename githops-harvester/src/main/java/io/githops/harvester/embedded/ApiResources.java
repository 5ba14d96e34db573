package io.githops.harvester.embedded;

import io.githops.model.GroupVersionKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All kinds that the server offers at present. Thread-safe; custom resource definitions change it while it is in use. */
final class ApiResources {
    private volatile Map<GroupVersionKind, ApiResource> offered = Map.of();
    private volatile Map<String, ApiResource> byPath = Map.of();
    private volatile long edition;

    /** Offers more kinds; a kind and version that is offered already is replaced. */
    synchronized void add(Collection<ApiResource> resources) {
        var all = new LinkedHashMap<>(offered);
        resources.forEach(resource -> all.put(resource.groupVersionKind(), resource));
        replace(all);
    }

    /** Offers a kind in these versions and no others. */
    synchronized void replace(String group, String kind, Collection<ApiResource> resources) {
        var all = new LinkedHashMap<>(offered);
        all.values().removeIf(resource -> resource.is(group, kind));
        resources.forEach(resource -> all.put(resource.groupVersionKind(), resource));
        replace(all);
    }

    private void replace(Map<GroupVersionKind, ApiResource> all) {
        var paths = new LinkedHashMap<String, ApiResource>();
        all.values().forEach(resource -> paths.put(path(resource.apiVersion(), resource.plural()), resource));
        byPath = paths;
        offered = all;
        edition++;
    }

    Optional<ApiResource> find(RequestPath path) {
        return Optional.ofNullable(byPath.get(path(path.apiVersion(), path.plural())));
    }

    Optional<ApiResource> find(GroupVersionKind kind) {
        return Optional.ofNullable(offered.get(kind));
    }

    /** The preferred version of a kind. */
    Optional<ApiResource> find(String group, String kind) {
        return stream().filter(resource -> resource.is(group, kind)).min(ORDER);
    }

    /** A number that moves whenever what is offered does. */
    long edition() {
        return edition;
    }

    Stream<ApiResource> stream() {
        return offered.values().stream();
    }

    /** The groups with their resources by version, the preferred version first; groups by name. */
    Map<String, Map<String, List<ApiResource>>> groups() {
        var groups = new TreeMap<String, Map<String, List<ApiResource>>>();
        stream()
                .sorted(ORDER)
                .forEach(resource -> groups.computeIfAbsent(resource.group(), group -> new LinkedHashMap<>())
                        .computeIfAbsent(resource.version(), version -> new ArrayList<>())
                        .add(resource));
        return groups;
    }

    private static final Comparator<ApiResource> ORDER =
            Comparator.comparing(ApiResource::version, new VersionOrder()).thenComparing(ApiResource::plural);

    private static String path(String apiVersion, String plural) {
        return apiVersion + " " + plural;
    }
}

package io.githops.harvester;

import io.githops.cluster.ServedKind;
import io.githops.cluster.UnservedKindException;
import io.githops.model.GroupVersionKind;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the server serves, remembered by group and version. Thread-safe. */
final class Discovery {
    private static final GroupVersionKind CORE = new GroupVersionKind("", "v1", "Namespace");

    private final ApiServer server;
    private final Map<String, Map<String, ServedKind>> kindsByVersion;

    Discovery(ApiServer server) {
        this(server, new ConcurrentHashMap<>());
    }

    private Discovery(ApiServer server, Map<String, Map<String, ServedKind>> kindsByVersion) {
        this.server = server;
        this.kindsByVersion = kindsByVersion;
    }

    /** The same knowledge, with what is missing asked of a view of the server. */
    Discovery through(ApiServer view) {
        return new Discovery(view, kindsByVersion);
    }

    /** How the server serves a kind; asks anew for one that is not remembered, as it may have been installed since. */
    Optional<ServedKind> find(GroupVersionKind kind) {
        if (!ResourcePath.isVersion(kind)) {
            return Optional.empty();
        }
        ServedKind remembered =
                kindsByVersion.getOrDefault(kind.apiVersion(), Map.of()).get(kind.kind());
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Map<String, ServedKind> kinds = read(kind);
        kindsByVersion.put(kind.apiVersion(), kinds);
        return Optional.ofNullable(kinds.get(kind.kind()));
    }

    /** @throws UnservedKindException when the server does not serve the kind */
    ServedKind require(GroupVersionKind kind) {
        return find(kind)
                .orElseThrow(() -> new UnservedKindException(
                        server.location() + ": does not serve " + ServerWords.bounded(kind.toString())
                                + "; install what brings this kind, or use a"
                                + " version of it that the cluster serves",
                        null));
    }

    /** Forgets what is remembered of a group and version, as the server answered otherwise. */
    void forget(GroupVersionKind kind) {
        kindsByVersion.remove(kind.apiVersion());
    }

    /** All kinds that the server serves, in each of their versions; asks anew. */
    List<ServedKind> all() {
        List<ServedKind> found = new ArrayList<>();
        for (String root : List.of("/api", "/apis")) {
            found.addAll(all(root));
        }
        Map<String, Map<String, ServedKind>> byVersion = new HashMap<>();
        found.forEach(kind -> byVersion
                .computeIfAbsent(kind.groupVersionKind().apiVersion(), any -> new HashMap<>())
                .putIfAbsent(kind.groupVersionKind().kind(), kind));
        kindsByVersion.putAll(byVersion);
        return byVersion.values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .sorted(Comparator.comparing(
                                (ServedKind kind) -> kind.groupVersionKind().apiVersion())
                        .thenComparing(kind -> kind.groupVersionKind().kind()))
                .toList();
    }

    private List<ServedKind> all(String root) {
        Mapping answer = server.askAnyServer(Call.get(root, AggregatedKinds.ACCEPTED, Purpose.asking("all kinds")));
        if (AggregatedKinds.isIn(answer)) {
            return AggregatedKinds.of(answer);
        }
        List<ServedKind> found = new ArrayList<>();
        for (GroupVersionKind version : versions(answer)) {
            found.addAll(read(version).values());
        }
        return found;
    }

    /** The versions in the plain answer for the core group or for all others, each as a kind without a name. */
    private static List<GroupVersionKind> versions(Mapping answer) {
        List<GroupVersionKind> versions = new ArrayList<>();
        for (Tree core : answer.sequence("versions")) {
            if (core instanceof Text version) {
                versions.add(new GroupVersionKind("", version.value(), ""));
            }
        }
        for (Mapping group : answer.sequence("groups").mappings()) {
            for (Mapping version : group.sequence("versions").mappings()) {
                version.text("groupVersion").ifPresent(name -> versions.add(GroupVersionKind.of(name, "")));
            }
        }
        return versions;
    }

    private Map<String, ServedKind> read(GroupVersionKind kind) {
        Call call =
                Call.get(ResourcePath.ofVersion(kind).toString(), Purpose.asking("the kinds of " + kind.apiVersion()));
        if (kind.apiVersion().equals(CORE.apiVersion())) {
            return kinds(kind, server.askAnyServer(call));
        }
        Reply reply = server.send(call);
        if (reply.code() != 404) {
            return kinds(kind, server.require(call, reply));
        }
        requireApiServer();
        return Map.of();
    }

    /** Any web server answers 404 below a wrong server URL, and that must not pass for a cluster without machines. */
    private void requireApiServer() {
        find(CORE);
    }

    private static Map<String, ServedKind> kinds(GroupVersionKind wanted, Mapping list) {
        Map<String, ServedKind> kinds = new HashMap<>();
        for (Mapping resource : list.sequence("resources").mappings()) {
            String plural = resource.text("name").orElse("");
            String kind = resource.text("kind").orElse("");
            boolean isSubresource = plural.contains("/");
            if (!plural.isEmpty() && !kind.isEmpty() && !isSubresource) {
                var groupVersionKind = new GroupVersionKind(wanted.group(), wanted.version(), kind);
                boolean namespaced = Bool.TRUE.equals(resource.get("namespaced"));
                kinds.putIfAbsent(kind, new ServedKind(groupVersionKind, plural, namespaced));
            }
        }
        return Map.copyOf(kinds);
    }
}

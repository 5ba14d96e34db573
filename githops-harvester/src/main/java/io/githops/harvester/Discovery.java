package io.githops.harvester;

import io.githops.model.GroupVersionKind;
import io.githops.reconcile.ServedKind;
import io.githops.reconcile.UnservedKindException;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import java.util.HashMap;
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

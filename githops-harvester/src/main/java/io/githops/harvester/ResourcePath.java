package io.githops.harvester;

import io.githops.cluster.RejectedException;
import io.githops.cluster.ServedKind;
import io.githops.model.GroupVersionKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Where objects are found below the server URL. */
final class ResourcePath {
    /** What no segment may be, as it would lead elsewhere. */
    private static final Pattern UNSAFE = Pattern.compile("\\.{0,2}|.*[/%\\p{Cntrl}].*", Pattern.DOTALL);

    private final String path;
    private final boolean hasQuery;

    private ResourcePath(String path, boolean hasQuery) {
        this.path = path;
        this.hasQuery = hasQuery;
    }

    /** Whether group and version can be part of a path. */
    static boolean isVersion(GroupVersionKind kind) {
        return (kind.group().isEmpty() || isSafe(kind.group())) && isSafe(kind.version());
    }

    /** The kinds of a group and version. */
    static ResourcePath ofVersion(GroupVersionKind kind) {
        String root = kind.group().isEmpty() ? "/api" : "/apis/" + encode(kind.group());
        return new ResourcePath(root + "/" + encode(kind.version()), false);
    }

    /**
     * The objects of a kind.
     *
     * @param namespace empty for all namespaces and for cluster-scoped kinds
     * @throws RejectedException when a cluster-scoped kind is asked for in a namespace, or the namespace is no name
     */
    static ResourcePath ofAll(ServedKind served, String namespace, Purpose purpose) {
        ResourcePath version = ofVersion(served.groupVersionKind());
        if (namespace.isEmpty()) {
            return version.plus(served.plural());
        }
        if (!served.namespaced()) {
            throw rejected(purpose, "metadata.namespace", "the kind is cluster-scoped; leave the namespace out");
        }
        requireSafe(purpose, "metadata.namespace", namespace);
        return version.plus("namespaces").plus(namespace).plus(served.plural());
    }

    /**
     * The objects of a kind in the one namespace they belong to, to create one among them.
     *
     * @throws RejectedException when a namespaced kind comes without a namespace, or the other way round
     */
    static ResourcePath within(ServedKind served, String namespace, Purpose purpose) {
        if (served.namespaced() && namespace.isEmpty()) {
            throw rejected(purpose, "metadata.namespace", "missing, though the kind lives in namespaces; name one");
        }
        return ofAll(served, namespace, purpose);
    }

    /**
     * One object.
     *
     * @throws RejectedException as {@link #within}, and when the name is none
     */
    static ResourcePath of(ServedKind served, String namespace, String name, Purpose purpose) {
        ResourcePath parent = within(served, namespace, purpose);
        requireSafe(purpose, "metadata.name", name);
        return parent.plus(name);
    }

    /** A part of an object that is read and written by itself, such as its status; or an action on it. */
    ResourcePath part(String name) {
        return plus(name);
    }

    ResourcePath query(String name, String value) {
        return new ResourcePath(path + (hasQuery ? "&" : "?") + name + "=" + encode(value), true);
    }

    private ResourcePath plus(String segment) {
        return new ResourcePath(path + "/" + encode(segment), false);
    }

    private static boolean isSafe(String segment) {
        return !UNSAFE.matcher(segment).matches();
    }

    private static void requireSafe(Purpose purpose, String field, String segment) {
        if (!isSafe(segment)) {
            throw rejected(purpose, field, "may be neither empty nor a dot or two, and hold neither / nor %");
        }
    }

    private static RejectedException rejected(Purpose purpose, String field, String found) {
        String cause = field + ": " + found;
        return new RejectedException(ServerWords.bounded(purpose.words()) + ": " + cause, List.of(cause));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return path;
    }
}

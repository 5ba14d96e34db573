package io.githops.harvester;

import io.githops.model.GroupVersionKind;
import java.util.Objects;

/**
 * Which objects of a kind to list; by default all of them, in pages of 500. Immutable.
 *
 * <pre>{@code
 * ListRequest.of(VIRTUAL_MACHINE).namespace("shop").labels("app=web,tier!=test")
 * }</pre>
 */
public final class ListRequest {
    private static final int PAGE_SIZE = 500;

    private final GroupVersionKind kind;
    private final String namespace;
    private final String labels;
    private final String fields;
    private final int pageSize;

    private ListRequest(GroupVersionKind kind, String namespace, String labels, String fields, int pageSize) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.namespace = Objects.requireNonNull(namespace, "namespace");
        this.labels = Objects.requireNonNull(labels, "labels");
        this.fields = Objects.requireNonNull(fields, "fields");
        this.pageSize = pageSize;
    }

    /** All objects of a kind in all namespaces. */
    public static ListRequest of(GroupVersionKind kind) {
        return new ListRequest(kind, "", "", "", PAGE_SIZE);
    }

    /** Those in one namespace; empty for all. */
    public ListRequest namespace(String name) {
        return new ListRequest(kind, name, labels, fields, pageSize);
    }

    /** Those whose labels a selector matches, such as {@code app=web,tier in (a, b)}; empty for all. */
    public ListRequest labels(String selector) {
        return new ListRequest(kind, namespace, selector, fields, pageSize);
    }

    /** Those whose fields a selector matches, such as {@code metadata.name=web}; empty for all. */
    public ListRequest fields(String selector) {
        return new ListRequest(kind, namespace, labels, selector, pageSize);
    }

    /**
     * How many objects to ask for at a time.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public ListRequest pageSize(int objects) {
        if (objects < 1) {
            throw new IllegalArgumentException("pageSize: found " + objects + "; expected at least 1");
        }
        return new ListRequest(kind, namespace, labels, fields, objects);
    }

    GroupVersionKind kind() {
        return kind;
    }

    String namespace() {
        return namespace;
    }

    /** The path with what selects among the objects. */
    ResourcePath selecting(ResourcePath all) {
        ResourcePath path = labels.isEmpty() ? all : all.query("labelSelector", labels);
        return fields.isEmpty() ? path : path.query("fieldSelector", fields);
    }

    ResourcePath paged(ResourcePath all) {
        return selecting(all).query("limit", Integer.toString(pageSize));
    }

    @Override
    public String toString() {
        return kind + (namespace.isEmpty() ? "" : " in namespace " + namespace);
    }
}

package io.githops.model;

import java.util.function.UnaryOperator;

/** Moves resources into typed views and back. */
final class ViewBinding<T> {
    private final ResourceKind<T> kind;

    ViewBinding(ResourceKind<T> kind) {
        this.kind = kind;
    }

    T read(Resource resource) {
        return kind.viewType().cast(resource.tree());
    }

    Resource edit(Resource resource, UnaryOperator<T> edit) {
        return resource;
    }
}

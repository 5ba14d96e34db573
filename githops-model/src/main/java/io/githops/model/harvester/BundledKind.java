package io.githops.model.harvester;

import io.githops.model.Kinds;
import io.githops.model.ResourceKind;

/** Joins what the library knows of a bundled kind with its view. */
final class BundledKind {
    private BundledKind() {}

    /** The kind as {@link Kinds#harvester} knows it, else as it is, with its view. */
    static <T> ResourceKind<T> viewed(ResourceKind<T> kind) {
        return Kinds.harvester()
                .find(kind.groupVersionKind())
                .<ResourceKind<T>>map(known -> known.withView(kind.viewType()))
                .orElse(kind);
    }
}

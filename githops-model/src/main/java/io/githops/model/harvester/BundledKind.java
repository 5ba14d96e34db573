package io.githops.model.harvester;

import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;

/** Joins what the library knows of a bundled kind with its view. */
final class BundledKind {
    private BundledKind() {}

    static <T> ResourceKind<T> viewed(String apiVersion, String kind, Class<T> view) {
        return Kinds.harvester()
                .find(GroupVersionKind.of(apiVersion, kind))
                .orElseThrow()
                .withView(view);
    }
}

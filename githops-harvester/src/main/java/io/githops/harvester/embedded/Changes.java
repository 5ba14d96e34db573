package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import io.githops.tree.Tree;

/** Tells whether two states of an object differ in what counts. */
final class Changes {
    private Changes() {}

    /** Whether storing the object would be pointless: nothing differs but the times of managed fields. */
    static boolean none(Mapping live, Mapping changed) {
        return live.equals(changed) || timeless(live).equals(timeless(changed));
    }

    /** Whether something differs that moves {@code metadata.generation}. */
    static boolean inSpecification(ApiResource resource, Mapping live, Mapping changed) {
        return !specification(resource, live).equals(specification(resource, changed));
    }

    private static Mapping specification(ApiResource resource, Mapping object) {
        Mapping rest = object.without("metadata");
        return resource.hasStatus() ? rest.without("status") : rest;
    }

    private static Mapping timeless(Mapping object) {
        return ObjectMetadata.with(
                object,
                "managedFields",
                object.mapping("metadata").sequence("managedFields").map(Changes::withoutTime));
    }

    private static Tree withoutTime(Tree entry) {
        return entry instanceof Mapping mapping ? mapping.without("time") : entry;
    }
}

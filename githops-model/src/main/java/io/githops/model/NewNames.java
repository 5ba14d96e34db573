package io.githops.model;

import java.util.Map;

/**
 * What objects are called from now on, as one object that refers to them sees it.
 *
 * @param kinds tell which objects have no namespace
 * @param names of the objects that get another name or namespace
 * @param namespace the one that the referring object will have
 */
record NewNames(Kinds kinds, Map<ResourceId, ResourceId> names, String namespace) {

    /** The new identity of an object, or the same. */
    ResourceId of(ResourceId old) {
        return names.getOrDefault(kinds.scoped(old), old);
    }

    boolean change(ResourceId old) {
        return names.containsKey(kinds.scoped(old));
    }

    /** Whether an object will live beside the referring one, or in no namespace, so that its name says it all. */
    boolean isNear(ResourceId renamed) {
        return renamed.namespace().isEmpty() || renamed.namespace().equals(namespace);
    }
}

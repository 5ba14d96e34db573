package io.githops.model;

import io.githops.tree.Mapping;

/**
 * What an API server says about a list of resources, beside the resources: a {@code VirtualMachineList}, say, or one page
 * of it. Immutable. {@link ResourceListReader} reads it.
 */
public final class ResourceList {
    private final Mapping tree;
    private final long size;

    ResourceList(Mapping tree, long size) {
        this.tree = tree;
        this.size = size;
    }

    /** The number of resources that were in the list. */
    public long size() {
        return size;
    }

    /** The version of the list as a whole, from which a watch can go on; empty when the list names none. */
    public String resourceVersion() {
        return metadata().text("resourceVersion").orElse("");
    }

    /** What to ask for the next page with; empty on the last one. */
    public String continueToken() {
        return metadata().text("continue").orElse("");
    }

    public Mapping metadata() {
        return tree.mapping("metadata");
    }

    /** The whole list, its items left out. */
    public Mapping tree() {
        return tree;
    }

    @Override
    public String toString() {
        return tree.text("kind").orElse("list") + " of " + size;
    }
}

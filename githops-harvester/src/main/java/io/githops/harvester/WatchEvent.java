package io.githops.harvester;

import io.githops.model.Resource;
import java.util.Objects;

/** Something a {@link WatchStream} tells. */
public sealed interface WatchEvent {

    /** Which event this is, for exhaustive {@code switch} expressions. */
    Type type();

    /** The version of the cluster's state that this event leads to; a watch may go on from it. */
    String resourceVersion();

    /**
     * An object was added, modified or deleted.
     *
     * @param resource the object after the change; as it was last when it is deleted
     */
    record Changed(Type type, Resource resource) implements WatchEvent {
        /** @throws NullPointerException when a part is null */
        public Changed {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(resource, "resource");
        }

        @Override
        public String resourceVersion() {
            return resource.resourceVersion().orElse("");
        }
    }

    /** Nothing changed up to a version. */
    record Bookmark(String resourceVersion) implements WatchEvent {
        /** @throws NullPointerException when the version is null */
        public Bookmark {
            Objects.requireNonNull(resourceVersion, "resourceVersion");
        }

        @Override
        public Type type() {
            return Type.BOOKMARK;
        }
    }

    /** The kinds of events. */
    enum Type {
        ADDED,
        MODIFIED,
        DELETED,
        BOOKMARK
    }
}

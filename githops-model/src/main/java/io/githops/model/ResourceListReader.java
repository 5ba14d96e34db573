package io.githops.model;

import io.githops.tree.JsonItems;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Reads lists as API servers answer with them, resource after resource from a stream: neither the text nor the list is
 * held in memory as a whole. What is equal in several resources is shared between them, so that many machines of one make
 * take little more room than what tells them apart. Immutable and thread-safe.
 *
 * <pre>{@code
 * ResourceList list = ResourceListReader.builder().build().read(answer, machines::add);
 * String nextPage = list.continueToken();
 * }</pre>
 */
public final class ResourceListReader {
    private final JsonItems items;

    private ResourceListReader(Builder builder) {
        items = JsonItems.of("items", builder.maxBytes, builder.maxResourceBytes, builder.maxDepth);
    }

    /** A reader of lists of at most 1 GiB, with 8 MiB and 500 levels of mappings and lists in one resource. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a list in UTF-8 JSON to its end. The stream is closed. Items that name no type, as in the lists of built-in
     * kinds, get that of the list; where the list names its own only behind its items, such items come last.
     *
     * @param resources takes each resource as soon as it is read, in this thread
     * @throws MalformedJsonException when the text is not one JSON object, is cut off, or is beyond the limits; resources
     *     before the fault have been handed on
     * @throws ManifestException when the object is no list, or an item is no resource
     * @throws IOException when the stream fails
     */
    public ResourceList read(InputStream json, Consumer<Resource> resources) throws IOException {
        var typing = new ListTyping(Objects.requireNonNull(resources, "resources"));
        Mapping list = items.read(json, typing::add);
        return typing.finish(list);
    }

    /** Collects the limits of a reader. Not thread-safe. */
    public static final class Builder {
        /** Trees must stay fit for {@link io.githops.tree.Json} and for recursion. */
        private static final int DEEPEST = 500;

        private long maxBytes = 1L << 30;
        private int maxResourceBytes = 8 << 20;
        private int maxDepth = DEEPEST;

        private Builder() {}

        /** The length of the longest text that is read. */
        public Builder maxBytes(long value) {
            maxBytes = positive("maxBytes", value);
            return this;
        }

        /** The length of the longest resource that is read. */
        public Builder maxResourceBytes(int value) {
            maxResourceBytes = (int) positive("maxResourceBytes", value);
            return this;
        }

        /** How many levels of mappings and lists may lie within each other in a resource; at most 500. */
        public Builder maxDepth(int value) {
            if (value > DEEPEST) {
                throw new IllegalArgumentException("maxDepth: found " + value + "; expected at most " + DEEPEST);
            }
            maxDepth = (int) positive("maxDepth", value);
            return this;
        }

        public ResourceListReader build() {
            return new ResourceListReader(this);
        }

        private static long positive(String option, long value) {
            if (value < 1) {
                throw new IllegalArgumentException(option + ": found " + value + "; expected at least 1");
            }
            return value;
        }
    }
}

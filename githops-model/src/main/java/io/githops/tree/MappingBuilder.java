package io.githops.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the entries of a {@link Mapping}. Starts without entries. Not thread-safe. */
public final class MappingBuilder {
    private final Map<String, Tree> entries = new LinkedHashMap<>();

    MappingBuilder() {}

    /** Sets an entry; a name that is set again keeps its place and takes the new value. */
    public MappingBuilder put(String name, Tree value) {
        entries.put(name, value);
        return this;
    }

    /** Sets an entry to a string. */
    public MappingBuilder put(String name, String value) {
        return put(name, new Text(value));
    }

    /** Sets an entry to a whole number. */
    public MappingBuilder put(String name, long value) {
        return put(name, Num.of(value));
    }

    /** Sets an entry to a boolean. */
    public MappingBuilder put(String name, boolean value) {
        return put(name, Bool.of(value));
    }

    /** Sets an entry, or leaves it out when the value is null. */
    public MappingBuilder putIfPresent(String name, @Nullable Tree value) {
        return value == null ? this : put(name, value);
    }

    /** Sets all entries of another mapping. */
    public MappingBuilder putAll(Mapping mapping) {
        mapping.forEach(this::put);
        return this;
    }

    /** Whether an entry of this name was set. */
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    public Mapping build() {
        return Mapping.of(entries);
    }
}

package io.githops.tree;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the entries of a {@link Mapping}. Starts without entries. Not thread-safe. */
public final class MappingBuilder {
    private String[] names = new String[8];
    private Tree[] values = new Tree[8];
    private int size;
    private @Nullable NameIndex index;

    MappingBuilder() {}

    /** Sets an entry; a name that is set again keeps its place and takes the new value. */
    public MappingBuilder put(String name, Tree value) {
        int at = indexOf(Objects.requireNonNull(name, "name"));
        if (at < 0) {
            at = append(name);
        }
        values[at] = Objects.requireNonNull(value, "value");
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
        return indexOf(name) >= 0;
    }

    public Mapping build() {
        @Nullable NameIndex built = size < NameIndex.WORTHWHILE ? null : index();
        index = null;
        return Mapping.owning(Arrays.copyOf(names, size), Arrays.copyOf(values, size), built);
    }

    private int indexOf(String name) {
        if (size >= NameIndex.WORTHWHILE) {
            return index().find(names, name);
        }
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private int append(String name) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        if (index != null) {
            index.add(names, 0);
        }
        return size++;
    }

    /** The index so far; a mapping that was built keeps its own. */
    private NameIndex index() {
        if (index == null) {
            index = NameIndex.of(names, 0, size);
        }
        return index;
    }
}

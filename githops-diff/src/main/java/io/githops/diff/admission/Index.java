package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.function.Function;

/**
 * Something by which objects of a kind are looked up, such as the addresses of a machine. Two are the same when they are the
 * same instance.
 */
public final class Index {
    private final String group;
    private final String kind;
    private final Function<Mapping, List<String>> keys;

    /** @param keys what an object is found by; a pure function */
    Index(HarvesterKind kind, Function<Mapping, List<String>> keys) {
        this.group = kind.group();
        this.kind = kind.kind();
        this.keys = keys;
    }

    public String group() {
        return group;
    }

    public String kind() {
        return kind;
    }

    /** What an object of the kind is found by. */
    public List<String> keys(Mapping object) {
        return keys.apply(object);
    }
}

package io.githops.tree;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Named trees in the order they were written. Names are unique. Editing returns a new mapping that shares all untouched
 * values with the old one.
 */
public final class Mapping implements Tree, Iterable<Map.Entry<String, Tree>> {
    private static final Mapping EMPTY = new Mapping(new String[0], new Tree[0]);

    private final String[] names;
    private final Tree[] values;
    private final @Nullable NameIndex index;
    private int hash;

    private Mapping(String[] names, Tree[] values) {
        this(names, values, NameIndex.of(names));
    }

    private Mapping(String[] names, Tree[] values, @Nullable NameIndex index) {
        this.names = names;
        this.values = values;
        this.index = index;
    }

    /** Takes ownership of both arrays, whose names must be unique. */
    static Mapping owning(String[] names, Tree[] values) {
        return names.length == 0 ? EMPTY : new Mapping(names, values);
    }

    /** Takes ownership of both arrays, whose names must be unique, and of the index that they need when there are many. */
    static Mapping owning(String[] names, Tree[] values, @Nullable NameIndex index) {
        return names.length == 0 ? EMPTY : new Mapping(names, values, index);
    }

    /** The mapping without entries. */
    public static Mapping empty() {
        return EMPTY;
    }

    /** A mapping of one entry. */
    public static Mapping of(String name, Tree value) {
        return new Mapping(new String[] {name}, new Tree[] {value});
    }

    /** A mapping of two entries, in this order. */
    public static Mapping of(String first, Tree firstValue, String second, Tree secondValue) {
        return builder().put(first, firstValue).put(second, secondValue).build();
    }

    /** The entries of a map, in its iteration order. */
    public static Mapping of(Map<String, ? extends Tree> entries) {
        return owning(entries.keySet().toArray(new String[0]), entries.values().toArray(new Tree[0]));
    }

    /** Strings by name, in the map's iteration order. */
    public static Mapping ofTexts(Map<String, String> texts) {
        MappingBuilder builder = builder();
        texts.forEach((name, value) -> builder.put(name, new Text(value)));
        return builder.build();
    }

    /** A builder without entries. */
    public static MappingBuilder builder() {
        return new MappingBuilder();
    }

    public int size() {
        return names.length;
    }

    public boolean isEmpty() {
        return names.length == 0;
    }

    /** Whether there is an entry of this name; an explicit null counts. */
    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /** The value of an entry, or null when there is none. */
    public @Nullable Tree get(String name) {
        int at = indexOf(name);
        return at < 0 ? null : values[at];
    }

    /** The position of an entry, zero-based in written order, or -1 when there is none. */
    public int indexOf(String name) {
        if (index != null) {
            return index.find(names, name);
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The name of the entry at a zero-based position. */
    public String name(int position) {
        return names[position];
    }

    /** The value of the entry at a zero-based position. */
    public Tree value(int position) {
        return values[position];
    }

    /** The string at a name; empty when it is absent or no string. */
    public Optional<String> text(String name) {
        return get(name) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** The mapping at a name; the empty mapping when it is absent or no mapping. */
    public Mapping mapping(String name) {
        return get(name) instanceof Mapping mapping ? mapping : EMPTY;
    }

    /** The mapping reached by following names one after the other; empty when a step is absent or no mapping. */
    public Mapping mapping(String first, String... more) {
        Mapping reached = mapping(first);
        for (String name : more) {
            reached = reached.mapping(name);
        }
        return reached;
    }

    /** The list at a name; the empty list when it is absent or no list. */
    public Sequence sequence(String name) {
        return get(name) instanceof Sequence sequence ? sequence : Sequence.empty();
    }

    /** The names, in written order. */
    public List<String> names() {
        return List.of(names);
    }

    /** The values, in written order. */
    public Stream<Tree> values() {
        return Arrays.stream(values);
    }

    /** Visits every entry in written order. */
    public void forEach(BiConsumer<String, Tree> visitor) {
        for (int i = 0; i < names.length; i++) {
            visitor.accept(names[i], values[i]);
        }
    }

    /** This mapping with an entry set, in its old place or at the end; the same instance when the value is equal. */
    public Mapping with(String name, Tree value) {
        int at = indexOf(name);
        if (at < 0) {
            String[] moreNames = Arrays.copyOf(names, names.length + 1);
            Tree[] moreValues = Arrays.copyOf(values, values.length + 1);
            moreNames[names.length] = name;
            moreValues[names.length] = value;
            return new Mapping(moreNames, moreValues);
        }
        if (values[at] == value || values[at].equals(value)) {
            return this;
        }
        Tree[] changed = values.clone();
        changed[at] = value;
        return new Mapping(names, changed, index);
    }

    /** Whether the names are these, in this order, and the values these very instances. */
    boolean consistsOf(String[] allNames, Tree[] allValues, int from, int to) {
        if (values.length != to - from) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] != allValues[from + i]) {
                return false;
            }
        }
        return Arrays.equals(names, 0, names.length, allNames, from, to);
    }

    /** This mapping without an entry; the same instance when there is none. */
    public Mapping without(String name) {
        int at = indexOf(name);
        if (at < 0) {
            return this;
        }
        int[] rest = IntStream.range(0, names.length).filter(i -> i != at).toArray();
        return owning(
                Arrays.stream(rest).mapToObj(i -> names[i]).toArray(String[]::new),
                Arrays.stream(rest).mapToObj(i -> values[i]).toArray(Tree[]::new));
    }

    /** This mapping with the mapping at a name edited; an absent one is edited from the empty mapping. */
    public Mapping edit(String name, UnaryOperator<Mapping> edit) {
        return with(name, edit.apply(mapping(name)));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException also for the root, when the value is no mapping
     */
    @Override
    public Mapping with(FieldPath path, Tree value) {
        return still(Tree.super.with(path, value));
    }

    @Override
    public Mapping without(FieldPath path) {
        return still(Tree.super.without(path));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException for the root, when it is edited into something else than a mapping
     */
    @Override
    public Mapping edit(FieldPath path, UnaryOperator<Tree> edit) {
        return still(Tree.super.edit(path, edit));
    }

    private static Mapping still(Tree changed) {
        if (changed instanceof Mapping mapping) {
            return mapping;
        }
        throw new IllegalArgumentException(
                "the root: found " + changed.shape().words() + "; expected a mapping in the place of a mapping");
    }

    /**
     * This mapping with another laid over it: entries of both that are mappings are merged, every other entry of the overlay
     * replaces the one of its name, lists as a whole and nulls as any value. New entries come last, in the overlay's order.
     *
     * @return the same instance when the overlay changes nothing
     */
    public Mapping merge(Mapping overlay) {
        Mapping merged = this;
        for (int i = 0; i < overlay.names.length; i++) {
            Tree over = overlay.values[i];
            boolean isDeeper = over instanceof Mapping && merged.get(overlay.names[i]) instanceof Mapping;
            merged = merged.with(
                    overlay.names[i],
                    isDeeper ? merged.mapping(overlay.names[i]).merge((Mapping) over) : over);
        }
        return merged;
    }

    /** The entries in written order. */
    @Override
    public Iterator<Map.Entry<String, Tree>> iterator() {
        return IntStream.range(0, names.length)
                .mapToObj(i -> Map.entry(names[i], values[i]))
                .iterator();
    }

    @Override
    public Shape shape() {
        return Shape.MAPPING;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Mapping that
                        && names.length == that.names.length
                        && hashCode() == that.hashCode()
                        && hasEntriesOf(that);
    }

    private boolean hasEntriesOf(Mapping that) {
        for (int i = 0; i < names.length; i++) {
            @Nullable
            Tree value = i < that.names.length && that.names[i].equals(names[i]) ? that.values[i] : that.get(names[i]);
            if (value == null || value != values[i] && !value.equals(values[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            int sum = names.length;
            for (int i = 0; i < names.length; i++) {
                sum += names[i].hashCode() * 31 ^ values[i].hashCode();
            }
            hash = sum;
        }
        return hash;
    }

    @Override
    public String toString() {
        return shape().words(names.length, "field");
    }
}

package io.githops.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An ordered list of trees. */
public final class Sequence implements Tree, Iterable<Tree> {
    private static final Sequence EMPTY = new Sequence(new Tree[0]);

    private final Tree[] items;
    private int hash;

    private Sequence(Tree[] items) {
        this.items = items;
    }

    /** The list without items. */
    public static Sequence empty() {
        return EMPTY;
    }

    /** A list of the given items, in their order. */
    public static Sequence of(Tree... items) {
        return items.length == 0 ? EMPTY : new Sequence(items.clone());
    }

    /** A list of the given items, in their order. */
    public static Sequence of(Collection<? extends Tree> items) {
        return items.isEmpty() ? EMPTY : new Sequence(items.toArray(new Tree[0]));
    }

    /** A list of a part of the array. */
    static Sequence copying(Tree[] all, int from, int to) {
        return from == to ? EMPTY : new Sequence(Arrays.copyOfRange(all, from, to));
    }

    /** A list of strings. */
    public static Sequence ofTexts(Collection<String> texts) {
        return of(texts.stream().map(Text::new).toList());
    }

    public int size() {
        return items.length;
    }

    public boolean isEmpty() {
        return items.length == 0;
    }

    /** @throws IndexOutOfBoundsException when there is no such item */
    public Tree get(int index) {
        return items[index];
    }

    /** The items as an unmodifiable list. */
    public List<Tree> items() {
        return List.of(items);
    }

    /** The items in order. */
    public Stream<Tree> stream() {
        return Arrays.stream(items);
    }

    /** The items that are mappings, in order; others are left out. */
    public List<Mapping> mappings() {
        return stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
    }

    /** The items that are strings, in order; others are left out. */
    public List<String> texts() {
        return stream()
                .filter(Text.class::isInstance)
                .map(item -> ((Text) item).value())
                .toList();
    }

    /** Whether the items are these very instances. */
    boolean consistsOf(Tree[] all, int from, int to) {
        if (items.length != to - from) {
            return false;
        }
        for (int i = 0; i < items.length; i++) {
            if (items[i] != all[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** This list with one item more at its end. */
    public Sequence plus(Tree item) {
        Tree[] copy = Arrays.copyOf(items, items.length + 1);
        copy[items.length] = item;
        return new Sequence(copy);
    }

    /** This list with another item at an index; the same instance when the item is equal. */
    public Sequence with(int index, Tree item) {
        if (items[index] == item || items[index].equals(item)) {
            return this;
        }
        Tree[] copy = items.clone();
        copy[index] = item;
        return new Sequence(copy);
    }

    /**
     * This list without the item at an index.
     *
     * @throws IndexOutOfBoundsException when there is no such item
     */
    public Sequence without(int index) {
        Objects.checkIndex(index, items.length);
        if (items.length == 1) {
            return EMPTY;
        }
        Tree[] rest = new Tree[items.length - 1];
        System.arraycopy(items, 0, rest, 0, index);
        System.arraycopy(items, index + 1, rest, index, rest.length - index);
        return new Sequence(rest);
    }

    /** This list with each item replaced; the same instance when no item changed. */
    public Sequence map(UnaryOperator<Tree> edit) {
        @Nullable List<Tree> changed = null;
        for (int i = 0; i < items.length; i++) {
            Tree item = edit.apply(items[i]);
            if (changed == null && item != items[i]) {
                changed = new ArrayList<>(items().subList(0, i));
            }
            if (changed != null) {
                changed.add(item);
            }
        }
        return changed == null ? this : of(changed);
    }

    @Override
    public Iterator<Tree> iterator() {
        return items().iterator();
    }

    @Override
    public Shape shape() {
        return Shape.SEQUENCE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Sequence that && hashCode() == that.hashCode() && Arrays.equals(items, that.items);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Arrays.hashCode(items);
        }
        return hash;
    }

    @Override
    public String toString() {
        return shape().words(items.length, "item");
    }
}

package io.githops.tree;

import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One step of a {@link FieldPath}. Steps are ordered as Kubernetes orders them in managed fields: fields, then items by
 * key, by value, by index.
 *
 * @see <a href="https://github.com/kubernetes-sigs/structured-merge-diff/blob/master/fieldpath/element.go">
 *     structured-merge-diff, fieldpath/element.go</a>
 */
public sealed interface PathElement extends Comparable<PathElement> {

    /** What this step leads to in a tree, or null when the tree has no such part. */
    @Nullable
    Tree in(Tree tree);

    /** The step as it stands in the middle of a path: {@code .name}, {@code [name=root]}. */
    String text();

    /** An entry of a mapping. */
    record Field(String name) implements PathElement {
        @Override
        public @Nullable Tree in(Tree tree) {
            return tree instanceof Mapping mapping ? mapping.get(name) : null;
        }

        @Override
        public String text() {
            return PathText.isPlain(name) ? "." + name : "[" + JsonText.quote(name) + "]";
        }
    }

    /**
     * The item of a list of mappings whose key fields have these values.
     *
     * @param fields the key fields by name, in alphabetical order; unmodifiable
     */
    record Key(SortedMap<String, Tree> fields) implements PathElement {
        static final String NO_FIELDS = "{}";

        public Key {
            fields = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }

        /** A key of the given fields, in any order. */
        public static Key of(Map<String, ? extends Tree> fields) {
            return new Key(new TreeMap<>(fields));
        }

        /** Whether a list item has all key fields with these values. */
        public boolean matches(Tree item) {
            return item instanceof Mapping mapping
                    && fields.entrySet().stream()
                            .allMatch(field -> field.getValue().equals(mapping.get(field.getKey())));
        }

        @Override
        public @Nullable Tree in(Tree tree) {
            if (tree instanceof Sequence sequence) {
                return sequence.stream().filter(this::matches).findFirst().orElse(null);
            }
            return null;
        }

        @Override
        public String text() {
            return fields.entrySet().stream()
                    .map(field -> PathText.name(field.getKey()) + "=" + PathText.value(field.getValue()))
                    .collect(Collectors.collectingAndThen(
                            Collectors.joining(","), text -> "[" + (text.isEmpty() ? NO_FIELDS : text) + "]"));
        }
    }

    /** The item of a set that has this value. */
    record Value(Tree value) implements PathElement {
        @Override
        public @Nullable Tree in(Tree tree) {
            return tree instanceof Sequence sequence && sequence.stream().anyMatch(value::equals) ? value : null;
        }

        @Override
        public String text() {
            return "[=" + PathText.value(value) + "]";
        }
    }

    /** The item of a list at a zero-based index. */
    record Index(int index) implements PathElement {
        @Override
        public @Nullable Tree in(Tree tree) {
            return tree instanceof Sequence sequence && index >= 0 && index < sequence.size()
                    ? sequence.get(index)
                    : null;
        }

        @Override
        public String text() {
            return "[" + index + "]";
        }
    }

    @Override
    default int compareTo(PathElement other) {
        if (this instanceof Field mine && other instanceof Field theirs) {
            return mine.name().compareTo(theirs.name());
        }
        if (this instanceof Key mine && other instanceof Key theirs) {
            return compareKeys(mine.fields(), theirs.fields());
        }
        if (this instanceof Value mine && other instanceof Value theirs) {
            return TreeOrder.compare(mine.value(), theirs.value());
        }
        if (this instanceof Index mine && other instanceof Index theirs) {
            return Integer.compare(mine.index(), theirs.index());
        }
        return Integer.compare(rank(this), rank(other));
    }

    private static int rank(PathElement element) {
        if (element instanceof Field) {
            return 0;
        }
        if (element instanceof Key) {
            return 1;
        }
        return element instanceof Value ? 2 : 3;
    }

    private static int compareKeys(SortedMap<String, Tree> mine, SortedMap<String, Tree> theirs) {
        Iterator<Map.Entry<String, Tree>> others = theirs.entrySet().iterator();
        for (Map.Entry<String, Tree> field : mine.entrySet()) {
            if (!others.hasNext()) {
                return 1;
            }
            Map.Entry<String, Tree> other = others.next();
            int order = field.getKey().compareTo(other.getKey());
            if (order == 0) {
                order = TreeOrder.compare(field.getValue(), other.getValue());
            }
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }
}

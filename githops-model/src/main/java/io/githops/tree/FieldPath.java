package io.githops.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A place in a tree: {@code spec.template.spec.domain.devices.disks[name=root].bootOrder}. List items are addressed by
 * key where the list has one, by value in sets ({@code finalizers["example.com/hold"]} is a field, {@code
 * finalizers[="example.com/hold"]} an item of a set), and by zero-based index otherwise. Names that hold anything but
 * letters, digits, {@code -}, {@code _} and {@code /} are quoted: {@code metadata.annotations["example.com/x.y"]}.
 *
 * <p>{@link #parse} and {@link #toString} are inverse.
 *
 * @param elements the steps from the root, in order
 */
public record FieldPath(List<PathElement> elements) implements Comparable<FieldPath> {
    private static final FieldPath ROOT = new FieldPath(List.of());

    public FieldPath {
        elements = List.copyOf(elements);
    }

    /** The path to the tree itself. */
    public static FieldPath root() {
        return ROOT;
    }

    /** A path of field names. */
    public static FieldPath of(String... names) {
        FieldPath path = ROOT;
        for (String name : names) {
            path = path.field(name);
        }
        return path;
    }

    /** @throws IllegalArgumentException when the text is no path; the message says at which character */
    public static FieldPath parse(String text) {
        return new FieldPathParser(text).parse();
    }

    /** This path and one field more. */
    public FieldPath field(String name) {
        return plus(new PathElement.Field(name));
    }

    /** This path and the list item at a zero-based index. */
    public FieldPath item(int index) {
        return plus(new PathElement.Index(index));
    }

    /** This path and the list item with these key fields. */
    public FieldPath item(Map<String, ? extends Tree> key) {
        return plus(PathElement.Key.of(key));
    }

    /** This path and the list item whose field {@code name} is the given string. */
    public FieldPath item(String name, String value) {
        return item(Map.of(name, new Text(value)));
    }

    /** This path and one step more. */
    public FieldPath plus(PathElement element) {
        var longer = new ArrayList<PathElement>(elements.size() + 1);
        longer.addAll(elements);
        longer.add(element);
        return new FieldPath(longer);
    }

    public boolean isRoot() {
        return elements.isEmpty();
    }

    /**
     * The path without its last step.
     *
     * @throws IllegalStateException on the root
     */
    public FieldPath parent() {
        if (isRoot()) {
            throw new IllegalStateException("the root has no parent");
        }
        return new FieldPath(elements.subList(0, elements.size() - 1));
    }

    /** Whether this path is the other one or lies above it. */
    public boolean contains(FieldPath other) {
        return elements.size() <= other.elements.size() && elements.equals(other.elements.subList(0, elements.size()));
    }

    @Override
    public int compareTo(FieldPath other) {
        int common = Math.min(elements.size(), other.elements.size());
        for (int i = 0; i < common; i++) {
            int order = elements.get(i).compareTo(other.elements.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(elements.size(), other.elements.size());
    }

    @Override
    public String toString() {
        var out = new StringBuilder();
        elements.forEach(element -> out.append(element.text()));
        return out.length() > 0 && out.charAt(0) == '.' ? out.substring(1) : out.toString();
    }
}

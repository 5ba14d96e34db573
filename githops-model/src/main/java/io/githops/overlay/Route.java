package io.githops.overlay;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The way to a place in a resource: a JSON pointer ({@code /spec/disks/0}), or a field path ({@code spec.disks[name=root]}).
 *
 * @param steps from the root; in a list, a field of digits is an index, and {@code -} the place behind the last item
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
record Route(List<PathElement> steps) {
    private static final String BEHIND_THE_LAST = "-";

    /** @throws IllegalArgumentException when the text is neither */
    static Route parse(String text) {
        return text.isEmpty() || text.startsWith("/")
                ? pointer(text)
                : new Route(FieldPath.parse(text).elements());
    }

    private static Route pointer(String text) {
        List<PathElement> steps = new ArrayList<>();
        String[] tokens = text.split("/", -1);
        for (int i = 1; i < tokens.length; i++) {
            if (tokens[i].matches(".*~(?![01]).*")) {
                throw new IllegalArgumentException(
                        "found the JSON pointer \"" + text + "\"; expected ~0 for ~, and ~1 for / within a name");
            }
            steps.add(new PathElement.Field(tokens[i].replace("~1", "/").replace("~0", "~")));
        }
        return new Route(steps);
    }

    /** The value at the place. Throws an {@link UnfitException} when there is none. */
    Placed find(Placed root) {
        Placed reached = root;
        for (int i = 0; i < steps.size(); i++) {
            reached = part(reached, i);
        }
        return reached;
    }

    /** The root with a value added: a field set, or an item put before the one that is at the place. */
    Placed add(Placed root, Placed value) {
        return steps.isEmpty() ? value : at(root, 0, (holder, last) -> added(holder, last, value));
    }

    /** The root with the value at the place exchanged for another. */
    Placed replace(Placed root, Placed value) {
        find(root);
        return steps.isEmpty() ? value : at(root, 0, (holder, last) -> holder.with(plain(holder, last), value));
    }

    /** The root with a field set, new or not, or an item exchanged. */
    Placed set(Placed root, Placed value) {
        return steps.isEmpty()
                ? value
                : at(
                        root,
                        0,
                        (holder, last) -> holder.tree() instanceof Mapping
                                ? added(holder, last, value)
                                : replace(root, holder, last, value));
    }

    /** The root without what is at the place. */
    Placed remove(Placed root) {
        if (steps.isEmpty()) {
            throw UnfitException.at(FieldPath.root(), "found the whole resource; expected a part of it to remove");
        }
        find(root);
        return at(root, 0, this::removed);
    }

    private Placed at(Placed holder, int depth, BiFunction<Placed, Integer, Placed> edit) {
        if (depth == steps.size() - 1) {
            return edit.apply(holder, depth);
        }
        return holder.with(plain(holder, depth), at(part(holder, depth), depth + 1, edit));
    }

    private Placed part(Placed holder, int depth) {
        Placed part = holder.step(plain(holder, depth));
        if (part == null) {
            throw missing(depth);
        }
        return part;
    }

    private Placed replace(Placed root, Placed holder, int depth, Placed value) {
        part(holder, depth);
        return holder.with(plain(holder, depth), value);
    }

    private Placed added(Placed holder, int depth, Placed value) {
        PathElement step = steps.get(depth);
        if (holder.tree() instanceof Mapping && step instanceof PathElement.Field field) {
            return holder.with(field.name(), value);
        }
        if (!(holder.tree() instanceof Sequence list)) {
            throw UnfitException.at(
                    upTo(depth), "found " + holder.tree().shape().words() + "; expected what a value can be added to");
        }
        boolean isLast = step instanceof PathElement.Field field && field.name().equals(BEHIND_THE_LAST);
        int index = isLast ? list.size() : ((PathElement.Index) plain(holder, depth)).index();
        if (index > list.size()) {
            throw UnfitException.at(
                    upTo(depth + 1), "found a list of " + list.size() + "; expected an index up to its length");
        }
        List<Placed> items = new ArrayList<>(holder.items());
        items.add(index, value);
        return holder.withItems(items);
    }

    private Placed removed(Placed holder, int depth) {
        PathElement step = plain(holder, depth);
        if (step instanceof PathElement.Field field) {
            return holder.without(field.name());
        }
        List<Placed> items = new ArrayList<>(holder.items());
        items.remove(((PathElement.Index) step).index());
        return holder.withItems(items);
    }

    /** The step as a field of a mapping, or as an index of a list. */
    private PathElement plain(Placed holder, int depth) {
        PathElement step = steps.get(depth);
        if (holder.tree() instanceof Sequence && step instanceof PathElement.Field field) {
            if (!field.name().matches("0|[1-9][0-9]{0,8}")) {
                throw UnfitException.at(
                        upTo(depth), "found a list; expected an index in the place of \"" + field.name() + "\"");
            }
            return new PathElement.Index(Integer.parseInt(field.name()));
        }
        PathElement plain = holder.plain(step);
        if (plain == null) {
            throw missing(depth);
        }
        return plain;
    }

    private UnfitException missing(int depth) {
        return UnfitException.at(upTo(depth + 1), "found nothing there; expected a value");
    }

    private FieldPath upTo(int depth) {
        return new FieldPath(steps.subList(0, depth));
    }

    @Override
    public String toString() {
        return new FieldPath(steps).toString();
    }
}

package io.githops.diff.effect;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A list before and after a change, its items by name; items without a name are left out. */
final class NamedItems {
    private static final String NAME = "name";

    private final FieldPath place;
    private final Map<String, Mapping> before;
    private final Map<String, Mapping> after;

    private NamedItems(FieldPath place, Map<String, Mapping> before, Map<String, Mapping> after) {
        this.place = place;
        this.before = before;
        this.after = after;
    }

    /** The items of a list that the specification of a machine's instance has at a place. */
    static NamedItems of(Machine machine, String... list) {
        FieldPath within = FieldPath.of(list);
        FieldPath place = Machine.TEMPLATE_SPEC;
        for (String step : list) {
            place = place.field(step);
        }
        return of(place, machine.before().at(within), machine.after().at(within));
    }

    /** The items of two lists, by their name or that in their metadata. */
    static NamedItems of(FieldPath place, Optional<Tree> before, Optional<Tree> after) {
        return new NamedItems(place, byName(before), byName(after));
    }

    private static Map<String, Mapping> byName(Optional<Tree> list) {
        Map<String, Mapping> items = new LinkedHashMap<>();
        if (list.orElse(null) instanceof Sequence sequence) {
            for (Mapping item : sequence.mappings()) {
                item.text(NAME)
                        .or(() -> item.mapping("metadata").text(NAME))
                        .ifPresent(name -> items.putIfAbsent(name, item));
            }
        }
        return items;
    }

    boolean contains(FieldPath path) {
        return place.contains(path);
    }

    @Nullable
    Mapping before(String name) {
        return before.get(name);
    }

    @Nullable
    Mapping after(String name) {
        return after.get(name);
    }

    /** The items that differ, in alphabetical order. */
    Set<String> changed() {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> before.containsKey(name) && before.get(name).equals(after.get(name)));
        return names;
    }

    /** The item that a path leads to or into; empty when it is the list itself. */
    Optional<String> item(FieldPath path) {
        return step(path, 0)
                .filter(PathElement.Key.class::isInstance)
                .map(step -> ((PathElement.Key) step).fields().get(NAME))
                .filter(Text.class::isInstance)
                .map(name -> ((Text) name).value());
    }

    /** The field of an item that a path leads to or into; empty when it is the whole item. */
    Optional<String> field(FieldPath path) {
        return step(path, 1).filter(PathElement.Field.class::isInstance).map(step -> ((PathElement.Field) step).name());
    }

    private Optional<PathElement> step(FieldPath path, int depth) {
        int at = place.elements().size() + depth;
        return at < path.elements().size() ? Optional.of(path.elements().get(at)) : Optional.empty();
    }
}

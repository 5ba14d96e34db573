package io.githops.model.binding;

import io.githops.schema.Schema;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Applies a changed list item by item. Items are known by the keys of the schema, else by their name, else by being equal,
 * else by having at least half of their fields in common; an item without a counterpart is taken as it is.
 */
final class ListMerge {
    private static final int NO_PLACE = -1;

    private final Sequence original;
    private final Sequence before;
    private final List<String> keys;
    private final @Nullable Schema itemSchema;

    ListMerge(Sequence original, Sequence before, @Nullable Schema schema) {
        this.original = original;
        this.before = before;
        keys = schema == null ? List.of() : schema.listKeys();
        itemSchema = schema == null ? null : schema.items().orElse(null);
    }

    Tree apply(Sequence after) {
        if (original.size() != before.size()) {
            return after;
        }
        Map<Tree, Deque<Integer>> free = placesByKey();
        int[] places = after.stream().mapToInt(item -> take(free, item)).toArray();
        List<Tree> merged = new ArrayList<>(after.size());
        for (int i = 0; i < places.length; i++) {
            Tree item = after.get(i);
            int place = places[i] == NO_PLACE ? takeMostAlike(free, item) : places[i];
            merged.add(place == NO_PLACE ? item : merge(place, item));
        }
        return Sequence.of(merged);
    }

    private Map<Tree, Deque<Integer>> placesByKey() {
        Map<Tree, Deque<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < before.size(); i++) {
            places.computeIfAbsent(key(before.get(i)), key -> new ArrayDeque<>())
                    .add(i);
        }
        return places;
    }

    private int take(Map<Tree, Deque<Integer>> free, Tree item) {
        Deque<Integer> places = free.get(key(item));
        return places == null || places.isEmpty() ? NO_PLACE : places.remove();
    }

    private int takeMostAlike(Map<Tree, Deque<Integer>> free, Tree item) {
        if (!(item instanceof Mapping changed) || key(item) != item) {
            return NO_PLACE;
        }
        return free.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty() && entry.getKey() instanceof Mapping)
                .max(Comparator.comparingDouble(entry -> likeness((Mapping) entry.getKey(), changed)))
                .filter(entry -> likeness((Mapping) entry.getKey(), changed) >= 0.5)
                .map(entry -> entry.getValue().remove())
                .orElse(NO_PLACE);
    }

    /** The share of fields that both have with equal values. */
    private static double likeness(Mapping one, Mapping other) {
        long equal = one.names().stream()
                .filter(name -> one.get(name).equals(other.get(name)))
                .count();
        return (double) equal / Math.max(1, Math.max(one.size(), other.size()));
    }

    private Tree merge(int place, Tree after) {
        return isShownInPlace(place) ? Merge.merge(original.get(place), before.get(place), after, itemSchema) : after;
    }

    /** A view that holds a set may have lost the order of the tree. */
    private boolean isShownInPlace(int place) {
        Tree shown = before.get(place);
        Tree key = key(shown);
        return key == shown ? isPart(shown, original.get(place)) : key.equals(key(original.get(place)));
    }

    private Tree key(Tree item) {
        if (!(item instanceof Mapping mapping)) {
            return item;
        }
        if (keys.stream().anyMatch(mapping::has)) {
            return Sequence.of(keys.stream()
                    .map(key -> mapping.has(key) ? mapping.get(key) : Null.NULL)
                    .toList());
        }
        Tree name = mapping.has("name")
                ? mapping.get("name")
                : mapping.mapping("metadata").get("name");
        return name == null ? item : name;
    }

    /** Whether a tree can have given what the view shows; what the view made up does not count. */
    private static boolean isPart(Tree shown, @Nullable Tree whole) {
        if (whole == null || whole instanceof Null) {
            return true;
        }
        if (shown instanceof Mapping part && whole instanceof Mapping mapping) {
            return part.names().stream().allMatch(name -> isPart(part.get(name), mapping.get(name)));
        }
        if (shown instanceof Sequence part && whole instanceof Sequence sequence) {
            return part.size() == sequence.size()
                    && IntStream.range(0, part.size()).allMatch(i -> isPart(part.get(i), sequence.get(i)));
        }
        return shown.equals(whole) || scalar(shown).equals(scalar(whole));
    }

    /** A number and its text are the same quantity. */
    private static String scalar(Tree tree) {
        return tree instanceof Num number
                ? number.literal()
                : tree instanceof Text text ? text.value() : Json.text(tree);
    }
}

package io.githops.tree;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds names among too many to search one by one: open addressing over their positions. Names chosen to meet in one slot
 * are found in a balanced tree instead.
 */
final class NameIndex {
    /** The number of names from which on an index is quicker than a search. */
    static final int WORTHWHILE = 9;

    /** Names that meet by chance do not come near this. */
    private static final int MOST_STEPS = 64;

    private int[] slots = new int[32];
    private int size;

    /** Takes the place of the slots; {@link HashMap} keeps names that collide in trees. */
    private @Nullable Map<String, Integer> colliding;

    /** An index of names that are all different, or null where it is not worthwhile. */
    static @Nullable NameIndex of(String[] names) {
        return names.length < WORTHWHILE ? null : of(names, 0, names.length);
    }

    /** An index of names that are all different. */
    static NameIndex of(String[] names, int from, int to) {
        var index = new NameIndex();
        for (int left = to - from; left > 0; left--) {
            index.add(names, from);
        }
        return index;
    }

    /**
     * Adds the first name that was not added yet, unless there is one like it.
     *
     * @param from where the first of the names stands in the array
     * @return whether it is new
     */
    boolean add(String[] names, int from) {
        String name = names[from + size];
        if (find(names, from, name) >= 0) {
            return false;
        }
        size++;
        if (2 * size > slots.length) {
            slots = new int[2 * slots.length];
            for (int position = 0; position < size; position++) {
                place(names, from, position);
            }
        } else {
            place(names, from, size - 1);
        }
        return true;
    }

    int find(String[] names, String name) {
        return find(names, 0, name);
    }

    private int find(String[] names, int from, String name) {
        if (colliding != null) {
            return colliding.getOrDefault(name, -1);
        }
        for (int slot = slot(name); slots[slot] != 0; slot = next(slot)) {
            if (names[from + slots[slot] - 1].equals(name)) {
                return slots[slot] - 1;
            }
        }
        return -1;
    }

    private void place(String[] names, int from, int position) {
        if (colliding != null) {
            colliding.putIfAbsent(names[from + position], position);
            return;
        }
        int slot = slot(names[from + position]);
        for (int steps = 0; slots[slot] != 0; steps++) {
            if (steps == MOST_STEPS) {
                colliding = positions(names, from);
                return;
            }
            slot = next(slot);
        }
        slots[slot] = position + 1;
    }

    private Map<String, Integer> positions(String[] names, int from) {
        Map<String, Integer> positions = new HashMap<>();
        for (int position = 0; position < size; position++) {
            positions.put(names[from + position], position);
        }
        return positions;
    }

    private int slot(String name) {
        int hash = name.hashCode();
        return (hash ^ hash >>> 15) & slots.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & slots.length - 1;
    }
}

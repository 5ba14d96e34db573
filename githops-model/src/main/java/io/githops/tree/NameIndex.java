package io.githops.tree;

import org.jspecify.annotations.Nullable;

/** Finds names in mappings too large to search one by one: open addressing over the names' positions. */
final class NameIndex {
    private static final int WORTHWHILE = 9;

    private final int[] slots;

    private NameIndex(String[] names) {
        slots = new int[Integer.highestOneBit(names.length) * 4];
        for (int i = 0; i < names.length; i++) {
            int slot = slot(names[i]);
            while (slots[slot] != 0) {
                slot = next(slot);
            }
            slots[slot] = i + 1;
        }
    }

    static @Nullable NameIndex of(String[] names) {
        return names.length < WORTHWHILE ? null : new NameIndex(names);
    }

    int find(String[] names, String name) {
        for (int slot = slot(name); slots[slot] != 0; slot = next(slot)) {
            if (names[slots[slot] - 1].equals(name)) {
                return slots[slot] - 1;
            }
        }
        return -1;
    }

    private int slot(String name) {
        int hash = name.hashCode();
        return (hash ^ hash >>> 15) & slots.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & slots.length - 1;
    }
}

package io.githops.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The parts that one reading has met lately, so that equal ones become one instance: spelling and order included, not
 * just equal by value. Holds a bounded number of parts that are not heavy; one that is displaced is merely not shared.
 * Not thread-safe.
 */
final class SharedParts {
    /** In characters. Heavier parts are seldom equal, and would fill the memory that reading piece by piece saves. */
    static final int HEAVIEST = 2048;

    private static final int FEWEST = 64;
    private static final int MOST = 1 << 13;
    private static final int MOST_NAMES = 64;
    private static final int SCATTER = 0x9E3779B9;

    private final @Nullable Tree[] parts;
    private final @Nullable Names[] shapes;

    /** @param characters of the text to be read, as far as known */
    SharedParts(long characters) {
        int wanted = (int) Math.max(FEWEST, Math.min(MOST, characters / 16));
        int length = Integer.highestOneBit(wanted);
        parts = new Tree[length];
        shapes = new Names[length / 4];
    }

    /** @param hash of the characters, as {@link String} has it */
    Text text(char[] buffer, int offset, int length, int hash) {
        int slot = slot(hash, parts.length);
        if (parts[slot] instanceof Text known && spells(known.value(), buffer, offset, length)) {
            return known;
        }
        var text = new Text(new String(buffer, offset, length));
        parts[slot] = text;
        return text;
    }

    /** @param hash of the characters, as {@link String} has it */
    Num number(char[] buffer, int offset, int length, int hash) {
        int slot = slot(~hash, parts.length);
        if (parts[slot] instanceof Num known && spells(known.literal(), buffer, offset, length)) {
            return known;
        }
        Num number = Num.parse(new String(buffer, offset, length));
        parts[slot] = number;
        return number;
    }

    /**
     * A mapping of the names and values that stand in two arrays from an index on. The names are unique.
     *
     * @param namesHash tells sequences of names apart
     * @param index of the names; null when there are few
     * @param hash tells mappings apart
     */
    Mapping mapping(
            String[] names, Tree[] values, int from, int to, int namesHash, @Nullable NameIndex index, int hash) {
        int slot = slot(hash, parts.length);
        if (parts[slot] instanceof Mapping known && known.consistsOf(names, values, from, to)) {
            return known;
        }
        Mapping mapping = mapping(names, values, from, to, namesHash, index);
        parts[slot] = mapping;
        return mapping;
    }

    /** A mapping of which only the names are shared. */
    Mapping mapping(String[] names, Tree[] values, int from, int to, int namesHash, @Nullable NameIndex index) {
        int slot = slot(namesHash, shapes.length);
        @Nullable Names shape = shapes[slot];
        if (shape == null || !shape.are(names, from, to)) {
            shape = new Names(Arrays.copyOfRange(names, from, to), index);
            shapes[slot] = to - from > MOST_NAMES ? null : shape;
        }
        return Mapping.owning(shape.names, Arrays.copyOfRange(values, from, to), shape.index);
    }

    /** @param hash tells lists apart */
    Sequence sequence(Tree[] items, int from, int to, int hash) {
        int slot = slot(hash, parts.length);
        if (parts[slot] instanceof Sequence known && known.consistsOf(items, from, to)) {
            return known;
        }
        Sequence sequence = Sequence.copying(items, from, to);
        parts[slot] = sequence;
        return sequence;
    }

    private static int slot(int hash, int length) {
        int scattered = hash * SCATTER;
        return (scattered ^ scattered >>> 16) & length - 1;
    }

    private static boolean spells(String text, char[] buffer, int offset, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != buffer[offset + i]) {
                return false;
            }
        }
        return true;
    }

    private record Names(String[] names, @Nullable NameIndex index) {
        boolean are(String[] all, int from, int to) {
            return Arrays.equals(names, 0, names.length, all, from, to);
        }
    }
}

package io.githops.manifest.yaml;

import java.util.Arrays;

/**
 * The places of a collection's parts, aligned with the tree: entry by entry for a mapping, where the place is that of the
 * name, and item by item for a sequence. Immutable and shared wherever an alias shares the tree.
 */
final class Marks {
    /** Of values that have no parts. */
    static final Marks NONE = new Marks(new int[0], new Marks[0]);

    private final int[] places;
    private final Marks[] parts;

    private Marks(int[] places, Marks[] parts) {
        this.places = places;
        this.parts = parts;
    }

    /** One-based. */
    int line(int part) {
        return places[2 * part];
    }

    /** One-based. */
    int column(int part) {
        return places[2 * part + 1];
    }

    /** The places within a part. */
    Marks of(int part) {
        return part < parts.length ? parts[part] : NONE;
    }

    /** Collects places in the order of the parts. */
    static final class Builder {
        private int[] places = new int[8];
        private Marks[] parts = NONE.parts;
        private int size;

        void add(int line, int column, Marks marks) {
            if (2 * size == places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            set(size++, line, column, marks);
        }

        void set(int part, int line, int column, Marks marks) {
            places[2 * part] = line;
            places[2 * part + 1] = column;
            if (marks != NONE || part < parts.length) {
                reserve(part);
                parts[part] = marks;
            }
        }

        /** Most collections hold scalars only and need no room for the places within their parts. */
        private void reserve(int part) {
            int length = parts.length;
            if (part >= length) {
                parts = Arrays.copyOf(parts, Math.max(places.length / 2, part + 1));
                Arrays.fill(parts, length, parts.length, NONE);
            }
        }

        int size() {
            return size;
        }

        int line(int part) {
            return places[2 * part];
        }

        int column(int part) {
            return places[2 * part + 1];
        }

        Marks build() {
            if (size == 0) {
                return NONE;
            }
            return new Marks(Arrays.copyOf(places, 2 * size), parts.length > size ? Arrays.copyOf(parts, size) : parts);
        }
    }
}

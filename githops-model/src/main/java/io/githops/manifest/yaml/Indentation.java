package io.githops.manifest.yaml;

import java.util.Arrays;

/** The columns of the block collections that are open, zero-based. Outside of all the column is -1. */
final class Indentation {
    private int[] outer = new int[16];
    private int size;
    private int column = -1;

    int column() {
        return column;
    }

    void open(int deeper) {
        if (size == outer.length) {
            outer = Arrays.copyOf(outer, 2 * size);
        }
        outer[size++] = column;
        column = deeper;
    }

    void close() {
        column = outer[--size];
    }
}

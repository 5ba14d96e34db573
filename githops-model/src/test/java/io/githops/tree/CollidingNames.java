package io.githops.tree;

import java.util.List;
import java.util.stream.IntStream;

/** Different names of one hash code. */
final class CollidingNames {
    private CollidingNames() {}

    /** So many names, made of pairs of letters that the hash code of strings cannot tell apart. */
    static List<String> of(int count) {
        return IntStream.range(0, count).mapToObj(CollidingNames::name).toList();
    }

    private static String name(int number) {
        var name = new StringBuilder();
        for (int bit = 0; bit < Integer.SIZE - 1; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }
}

package io.githops.git;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds names that someone may have meant. */
final class NearestNames {
    private NearestNames() {}

    /** At most so many of the names, the nearest first; those equally near in the order of the alphabet. */
    static List<String> of(String wanted, Collection<String> names, int limit) {
        record Candidate(String name, int distance) {}
        return names.stream()
                .map(name -> new Candidate(name, distance(wanted, name)))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(limit)
                .map(Candidate::name)
                .toList();
    }

    /**
     * How many characters must be put in, taken out, changed or swapped with the next to get from one name to the
     * other.
     */
    private static int distance(String from, String to) {
        int[][] distances = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : distance(distances, from, to, i, j);
            }
        }
        return distances[from.length()][to.length()];
    }

    private static int distance(int[][] distances, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int changed = distances[i - 1][j - 1] + (same ? 0 : 1);
        int distance = Math.min(changed, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(distance, 1 + distances[i - 2][j - 2]) : distance;
    }
}

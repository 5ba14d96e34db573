package io.githops.reconcile;

/** Resource versions, which are numbers that grow with the cluster in practice. */
final class Versions {
    private Versions() {}

    /** Whether a version is the same as another one or comes after it; of versions that are no numbers, only the same. */
    static boolean isAtLeast(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        return isNumber(one)
                && isNumber(other)
                && (one.length() == other.length() ? one.compareTo(other) > 0 : one.length() > other.length());
    }

    private static boolean isNumber(String version) {
        return !version.isEmpty() && version.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}

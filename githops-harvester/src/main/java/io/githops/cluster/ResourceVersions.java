package io.githops.cluster;

/**
 * The order of resource versions, which are numbers that grow with the cluster. Of versions that are no numbers nothing can be told
 * but whether they are the same.
 */
public final class ResourceVersions {
    private ResourceVersions() {}

    /** Whether one version is before another; false when that cannot be told. */
    public static boolean isBefore(String one, String other) {
        if (!isNumber(one) || !isNumber(other)) {
            return false;
        }
        return one.length() == other.length() ? one.compareTo(other) < 0 : one.length() < other.length();
    }

    /** Whether one version is another, or after it; false when that cannot be told. */
    public static boolean isAtLeast(String one, String other) {
        return one.equals(other) || isBefore(other, one);
    }

    /** Whether a version can be compared with others. */
    public static boolean isNumber(String version) {
        return !version.isEmpty()
                && version.charAt(0) != '0'
                && version.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}

package io.githops.harvester.live;

/** The order of resource versions, which are numbers that grow with the cluster. */
final class VersionOrder {
    private VersionOrder() {}

    /** Whether one version is before another; false when that cannot be told. */
    static boolean isBefore(String one, String other) {
        if (!isNumber(one) || !isNumber(other)) {
            return false;
        }
        return one.length() == other.length() ? one.compareTo(other) < 0 : one.length() < other.length();
    }

    static boolean isNumber(String version) {
        return !version.isEmpty()
                && version.charAt(0) != '0'
                && version.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}

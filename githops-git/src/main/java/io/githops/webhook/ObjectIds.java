package io.githops.webhook;

/** Ids of objects in a repository. */
final class ObjectIds {
    private ObjectIds() {}

    /** Whether all digits are zero, as hosts write what a deleted branch leads to. */
    static boolean isNone(String id) {
        return id.chars().allMatch(digit -> digit == '0');
    }
}

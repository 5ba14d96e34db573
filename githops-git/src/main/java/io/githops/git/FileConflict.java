package io.githops.git;

/**
 * A file that two commits would have otherwise.
 *
 * @param ours the commit that the change was made from, or that is to be reverted; empty when there was none
 * @param theirs the newest commit of the branch that changed the file since
 */
public record FileConflict(String path, String ours, String theirs) {
    private static final int SHORT = 8;

    /** {@code lab/web.yaml (ours from 1a2b3c4d, theirs 5e6f7a8b)}. */
    @Override
    public String toString() {
        return path + " (ours from " + (ours.isEmpty() ? "an empty branch" : shortened(ours)) + ", theirs "
                + shortened(theirs) + ")";
    }

    private static String shortened(String id) {
        return id.length() <= SHORT ? id : id.substring(0, SHORT);
    }
}

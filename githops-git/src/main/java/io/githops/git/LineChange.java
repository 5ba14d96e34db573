package io.githops.git;

import io.githops.source.Revision;

/**
 * The commit that last touched a line.
 *
 * @param revision the commit; its label is its id
 * @param file the path from the root that the file had then
 * @param line one-based, in the file as it was then
 * @param isOldestKnown whether no history before the commit is at hand, so that an older one may have written the line
 */
public record LineChange(Revision revision, String file, int line, boolean isOldestKnown) {
    /** {@code 1a2b3c4d vms/web.yaml:14}. */
    @Override
    public String toString() {
        return revision.shortId() + " " + file + ":" + line + (isOldestKnown ? " or earlier" : "");
    }
}

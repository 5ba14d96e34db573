package io.githops.environment;

import io.githops.git.GitSource;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The environments that there are, and what has changed since the discovery before. Unmodifiable, in alphabetical order.
 *
 * <p>That an environment has disappeared says that nobody describes it any longer: a branch was merged, a folder moved. It
 * is no order to delete what was made for it. Stop reconciling it, and leave its objects and its inventory alone until
 * somebody decides; one that comes back under its name goes on where it was.
 *
 * @param environments by name; each source stays the same as long as its environment is there
 * @param appeared names of those that were not there before
 * @param disappeared names of those that are there no longer
 */
public record Discovery(
        SortedMap<String, GitSource> environments, SortedSet<String> appeared, SortedSet<String> disappeared) {
    public Discovery {
        environments = Collections.unmodifiableSortedMap(new TreeMap<>(environments));
        appeared = Collections.unmodifiableSortedSet(new TreeSet<>(appeared));
        disappeared = Collections.unmodifiableSortedSet(new TreeSet<>(disappeared));
    }

    /** Names of those that are still there. */
    public SortedSet<String> kept() {
        SortedSet<String> kept = new TreeSet<>(environments.keySet());
        kept.removeAll(appeared);
        return Collections.unmodifiableSortedSet(kept);
    }
}

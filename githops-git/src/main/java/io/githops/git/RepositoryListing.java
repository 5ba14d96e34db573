package io.githops.git;

import io.githops.source.RevisionNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Finds names and folders of a repository by pattern. */
final class RepositoryListing {
    private final GitOptions options;
    private final Origin origin;

    RepositoryListing(GitOptions options, Origin origin) {
        this.options = options;
        this.origin = origin;
    }

    /** @param pattern of branches, or of full names */
    SortedMap<String, String> refs(String pattern) throws IOException {
        GlobPattern wanted = anchored(pattern.startsWith(Constants.R_REFS) ? pattern : Constants.R_HEADS + pattern);
        Map<String, Ref> names = origin.names();
        if (names.isEmpty()) {
            throw new RevisionNotFoundException(
                    options.address()
                            + ": the repository has no branch and no tag; expected at least one commit; push one"
                            + " and try again",
                    null);
        }
        SortedMap<String, String> matching = new TreeMap<>();
        names.forEach((name, ref) -> {
            if (ref.getObjectId() != null && wanted.matches(name)) {
                matching.put(name, ref.getObjectId().name());
            }
        });
        return matching;
    }

    /** @param root the entries of a commit */
    SortedSet<String> folders(String pattern, ObjectReader reader, ObjectId root) throws IOException {
        GlobPattern wanted = anchored(pattern);
        String start = fixed(pattern);
        SortedSet<String> matching = new TreeSet<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(
                    new FolderSearch(reader, root).find(start, options.address().toString()));
            while (walk.next()) {
                if (!walk.isSubtree() || walk.getNameString().startsWith(".")) {
                    continue;
                }
                String path = start.isEmpty() ? walk.getPathString() : start + "/" + walk.getPathString();
                if (wanted.matches(path)) {
                    matching.add(path);
                }
                walk.enterSubtree();
            }
        }
        return matching;
    }

    /** The folder before the first wildcard. */
    private static String fixed(String pattern) {
        String path = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        String before = path.replaceFirst("[*?].*", "");
        return before.contains("/") ? before.substring(0, before.lastIndexOf('/')) : "";
    }

    private static GlobPattern anchored(String pattern) {
        return GlobPattern.parse(pattern.startsWith("/") ? pattern : "/" + pattern);
    }
}

package io.githops.git;

import io.githops.source.RevisionNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;

/** Finds names and folders of a repository by pattern. */
final class RepositoryListing {
    private final GitOptions options;
    private final Origin origin;

    RepositoryListing(GitOptions options, Origin origin) {
        this.options = options;
        this.origin = origin;
    }

    /** The pattern of full names that is meant by one of branches or of full names. */
    static GlobPattern names(String pattern) {
        return GlobPattern.parse("/" + (pattern.startsWith(Constants.R_REFS) ? pattern : Constants.R_HEADS + pattern));
    }

    SortedMap<String, String> refs(GlobPattern wanted) throws IOException {
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
        String path = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        var matches = new FolderMatches(reader, path, options.limits());
        new FolderSearch(reader, root).find(fixed(path), options.address().toString());
        return matches.in(root);
    }

    /** The folder before the first wildcard. */
    private static String fixed(String pattern) {
        String before = pattern.replaceFirst("[*?].*", "");
        return before.contains("/") ? before.substring(0, before.lastIndexOf('/')) : "";
    }
}

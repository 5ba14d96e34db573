package io.githops.git;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Brings a listing to another commit by what differs between the two, so that unchanged folders are not looked into. */
final class ListingUpdate {
    private final ObjectReader reader;
    private final BlobParser parser;
    private final String prefix;

    /** @param folder from the root with slashes; empty for the root */
    ListingUpdate(ObjectReader reader, BlobParser parser, String folder) {
        this.reader = reader;
        this.parser = parser;
        this.prefix = folder.isEmpty() ? "" : folder + "/";
    }

    /**
     * The listing of the other commit; null when more changed than files were edited or removed, or the entries of the earlier
     * commit are no longer here.
     */
    @Nullable
    FolderListing to(FolderListing from, ObjectId root, ObjectId folder) throws IOException {
        try {
            return from.isPlain() ? compare(from, root, folder) : null;
        } catch (MissingObjectException e) {
            return null;
        }
    }

    private @Nullable FolderListing compare(FolderListing from, ObjectId root, ObjectId folder) throws IOException {
        Map<String, @Nullable ParsedBlob> edits = new HashMap<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(from.folder());
            walk.addTree(folder);
            walk.setFilter(TreeFilter.ANY_DIFF);
            walk.setRecursive(true);
            while (walk.next()) {
                if (!isEdit(walk)) {
                    return null;
                }
                edit(from, walk, edits);
            }
        }
        return from.edited(root, folder, edits);
    }

    /** A file whose name begins with a dot may say which files are of interest. */
    private static boolean isEdit(TreeWalk entry) {
        return isFile(entry.getFileMode(0))
                && (isFile(entry.getFileMode(1)) || entry.getFileMode(1) == FileMode.MISSING)
                && !entry.getNameString().startsWith(".");
    }

    private static boolean isFile(FileMode mode) {
        return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
    }

    /** A file that was of no interest still is of none. */
    private void edit(FolderListing from, TreeWalk entry, Map<String, @Nullable ParsedBlob> edits) throws IOException {
        String path = prefix + entry.getPathString();
        if (from.file(path) != null) {
            boolean isGone = entry.getFileMode(1) == FileMode.MISSING;
            edits.put(path, isGone ? null : parser.parse(path, entry.getObjectId(1)));
        }
    }
}

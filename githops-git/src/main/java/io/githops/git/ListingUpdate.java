package io.githops.git;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
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
    private final GitLimits limits;
    private final String prefix;

    ListingUpdate(ObjectReader reader, BlobParser parser, GitOptions options) {
        this.reader = reader;
        this.parser = parser;
        this.limits = options.limits();
        this.prefix = options.folder().isEmpty() ? "" : options.folder() + "/";
    }

    /**
     * The listing of the other commit; null when more changed than files were edited or removed, when anything about the changes
     * is to be refused, or when the entries of the earlier commit are no longer here.
     */
    @Nullable
    FolderListing to(FolderListing from, ObjectId root, ObjectId folder) throws IOException {
        try {
            return from.isPlain() ? compare(from, root, folder) : null;
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            return null;
        }
    }

    private @Nullable FolderListing compare(FolderListing from, ObjectId root, ObjectId folder) throws IOException {
        Map<String, @Nullable ParsedBlob> edits = new HashMap<>();
        var trees = new TreeCheck(reader);
        if (!isSound(trees, folder)) {
            return null;
        }
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(from.folder());
            walk.addTree(folder);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                if (isInBoth(walk)) {
                    if (!isSound(trees, walk.getObjectId(1))) {
                        return null;
                    }
                    walk.enterSubtree();
                } else if (!isEdit(walk) || !edit(from, walk, edits)) {
                    return null;
                }
            }
        }
        FolderListing edited = from.edited(root, folder, edits);
        return edited.bytes() <= limits.maxTotalBytes() ? edited : null;
    }

    private boolean isSound(TreeCheck trees, ObjectId folder) throws IOException {
        TreeCheck.Result checked = trees.check(folder, "");
        return checked.entries().isPresent() && checked.problems().isEmpty();
    }

    private static boolean isInBoth(TreeWalk entry) {
        return entry.getFileMode(0) == FileMode.TREE && entry.getFileMode(1) == FileMode.TREE;
    }

    /** A file whose name begins with a dot may say which files are of interest. */
    private static boolean isEdit(TreeWalk entry) {
        return isFile(entry.getFileMode(0))
                && (isFile(entry.getFileMode(1)) && TreeEntries.Entry.isKnownMode(entry.getRawMode(1))
                        || entry.getFileMode(1) == FileMode.MISSING)
                && !entry.getNameString().startsWith(".");
    }

    private static boolean isFile(FileMode mode) {
        return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
    }

    /**
     * A file that was of no interest still is of none.
     *
     * @return false when the file is too large
     */
    private boolean edit(FolderListing from, TreeWalk entry, Map<String, @Nullable ParsedBlob> edits)
            throws IOException {
        String path = prefix + entry.getPathString();
        if (from.file(path) == null) {
            return true;
        }
        if (entry.getFileMode(1) == FileMode.MISSING) {
            edits.put(path, null);
            return true;
        }
        ObjectId id = entry.getObjectId(1);
        if (reader.getObjectSize(id, Constants.OBJ_BLOB) > limits.maxFileBytes()) {
            return false;
        }
        edits.put(path, parser.parse(path, id));
        return true;
    }
}

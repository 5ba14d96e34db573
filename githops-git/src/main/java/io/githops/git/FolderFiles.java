package io.githops.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Reads all files below a folder of a commit, whatever they hold. */
final class FolderFiles {
    /** Stands in the path of a file whose name is not in UTF-8. */
    static final String NOT_UTF_8 = "\ufffd";

    private FolderFiles() {}

    /** The contents of files by path from the root of the repository; links and submodules are left out. */
    static SortedMap<String, byte[]> of(BranchTip tip, String folder) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        try (ObjectReader reader = tip.objects().newObjectReader()) {
            for (var file : states(tip, folder).entrySet()) {
                if (file.getValue().isFile()) {
                    String path = folder.isEmpty() ? file.getKey() : folder + "/" + file.getKey();
                    contents.put(path, bytes(reader, file.getValue().id()));
                }
            }
        }
        return contents;
    }

    /** The files by path below the folder; none when there is no such folder. */
    static SortedMap<String, FileState> states(BranchTip tip, String folder) throws IOException {
        if (tip.commit() == null) {
            return new TreeMap<>();
        }
        try (ObjectReader reader = tip.objects().newObjectReader()) {
            ObjectId root = tip.commit().getTree();
            boolean isThere = new FolderSearch(reader, root).mode(folder) == FileMode.TREE;
            return isThere ? below(reader, new FolderSearch(reader, root).find(folder, "")) : new TreeMap<>();
        }
    }

    /** The files by path below a folder. */
    static SortedMap<String, FileState> below(ObjectReader reader, ObjectId folder) throws IOException {
        SortedMap<String, FileState> files = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(folder);
            walk.setRecursive(true);
            while (walk.next()) {
                files.put(path(walk.getRawPath()), new FileState(walk.getFileMode(), walk.getObjectId(0)));
            }
        }
        return files;
    }

    /** With {@link #NOT_UTF_8} in front when it is not one in UTF-8, so that it is not taken for another. */
    private static String path(byte[] raw) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return NOT_UTF_8 + new String(raw, StandardCharsets.ISO_8859_1);
        }
    }

    /** The content of a file or link; null for what has none. */
    static byte @Nullable [] content(ObjectReader reader, FileState file) throws IOException {
        boolean hasContent = file.exists() && file.mode() != FileMode.GITLINK;
        return hasContent ? bytes(reader, file.id()) : null;
    }

    /** However many there are; a loader alone gives up at some of them. */
    private static byte[] bytes(ObjectReader reader, ObjectId id) throws IOException {
        return reader.open(id, Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE);
    }
}

package io.githops.git;

import io.githops.manifest.ManifestFile;
import io.githops.model.Position;
import io.githops.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Collects the manifest files of a folder in the byte order of their paths, and what stands in their place. */
final class FolderWalk {
    private static final byte[] LFS_POINTER =
            "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.UTF_8);

    /** No more is read than what shows that a file is too large. */
    private static final int MAX_BYTES = 3 * 1024 * 1024;

    private final ObjectReader reader;
    private final FolderSearch search;
    private final String prefix;
    private final List<GlobPattern> patterns;
    private final List<ManifestFile> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param folder from the root with slashes; empty for the root */
    FolderWalk(ObjectReader reader, ObjectId root, String folder, List<GlobPattern> patterns) {
        this.reader = reader;
        this.search = new FolderSearch(reader, root);
        this.prefix = folder.isEmpty() ? "" : folder + "/";
        this.patterns = patterns;
    }

    /** Reads the folder with all folders below it, but those whose name begins with a dot. */
    void walk(ObjectId folder) throws IOException {
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(folder);
            while (walk.next()) {
                if (walk.getNameString().startsWith(".")) {
                    continue;
                }
                if (walk.isSubtree()) {
                    walk.enterSubtree();
                } else {
                    visit(walk);
                }
            }
        }
    }

    List<ManifestFile> files() {
        return files;
    }

    List<Problem> problems() {
        return problems;
    }

    private void visit(TreeWalk entry) throws IOException {
        String path = prefix + entry.getPathString();
        boolean wanted = patterns.stream().anyMatch(pattern -> pattern.matches(entry.getPathString()));
        FileMode mode = entry.getFileMode();
        if (mode == FileMode.SYMLINK) {
            visitLink(path, entry.getObjectId(0), wanted);
        } else if (mode == FileMode.GITLINK) {
            problems.add(Problem.warning("GH2013", "found a submodule; its files are not read", start(path)));
        } else if (wanted) {
            visitFile(path, entry.getObjectId(0));
        }
    }

    private void visitFile(String path, ObjectId id) throws IOException {
        byte[] content = content(id);
        if (isLfsPointer(content)) {
            problems.add(Problem.error(
                    "GH2012",
                    "found a Git LFS pointer in place of the file; expected a manifest; commit the file itself",
                    start(path)));
        } else {
            files.add(new ManifestFile(path, content));
        }
    }

    /** A link to a folder stands for manifests whatever its name is. */
    private void visitLink(String path, ObjectId id, boolean wanted) throws IOException {
        String target = new String(content(id), StandardCharsets.UTF_8);
        if (wanted || search.leadsToFolder(path, target)) {
            problems.add(Problem.error(
                    "GH2011",
                    "found a symbolic link to \"" + target + "\"; expected a file, as links are not followed;"
                            + " commit the content itself",
                    start(path)));
        }
    }

    private byte[] content(ObjectId id) throws IOException {
        try (InputStream content = reader.open(id, Constants.OBJ_BLOB).openStream()) {
            return content.readNBytes(MAX_BYTES + 1);
        }
    }

    private static boolean isLfsPointer(byte[] content) {
        return content.length >= LFS_POINTER.length
                && Arrays.equals(content, 0, LFS_POINTER.length, LFS_POINTER, 0, LFS_POINTER.length);
    }

    private static Position start(String path) {
        return new Position(path, 1, 1);
    }
}

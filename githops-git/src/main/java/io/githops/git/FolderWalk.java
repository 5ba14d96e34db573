package io.githops.git;

import io.githops.manifest.ManifestFile;
import io.githops.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.Constants;
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
    private final EntryRules rules;
    private final String prefix;
    private final List<ManifestFile> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param root the entries of the commit */
    FolderWalk(ObjectReader reader, ObjectId root, GitOptions options) {
        this.reader = reader;
        this.rules = new EntryRules(reader, root, options);
        this.prefix = options.folder().isEmpty() ? "" : options.folder() + "/";
    }

    /** Reads what the rules allow of the folder and all folders below it. */
    void walk(ObjectId folder) throws IOException {
        if (!rules.begin(folder)) {
            return;
        }
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(folder);
            while (!rules.areExhausted() && walk.next()) {
                switch (rules.decide(walk)) {
                    case ENTER -> walk.enterSubtree();
                    case READ -> read(prefix + walk.getPathString(), walk.getObjectId(0));
                    case SKIP -> {}
                }
            }
        }
    }

    List<ManifestFile> files() {
        return files;
    }

    List<Problem> problems() {
        return Stream.concat(rules.problems().stream(), problems.stream()).toList();
    }

    private void read(String path, ObjectId id) throws IOException {
        try {
            byte[] content = content(id);
            if (isLfsPointer(content)) {
                problems.add(EntryProblems.of(
                        path,
                        "GH2012",
                        "found a Git LFS pointer in place of the file; expected a manifest; commit the file itself"));
            } else {
                files.add(new ManifestFile(path, content));
            }
        } catch (IncorrectObjectTypeException e) {
            problems.add(EntryProblems.wrongType(path, "a file"));
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
}

package io.githops.git;

import io.githops.manifest.ManifestFile;
import io.githops.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Collects the manifest files of a folder in the byte order of their paths, and what stands in their place. */
final class FolderWalk {
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
            if (LfsPointer.is(content)) {
                problems.add(LfsPointer.problem(path));
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
}

package io.githops.git;

import io.githops.model.Position;
import io.githops.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Lists the manifest files of a folder in the byte order of their paths, and what stands in their place. Used once. */
final class FolderWalk {
    private final ObjectReader reader;
    private final ObjectId root;
    private final FolderSearch search;
    private final BlobParser parser;
    private final String prefix;
    private final List<GlobPattern> patterns;
    private final Map<String, ParsedBlob> files = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean hasLinks;

    /** @param folder from the root with slashes; empty for the root */
    FolderWalk(ObjectReader reader, ObjectId root, BlobParser parser, String folder, List<GlobPattern> patterns) {
        this.reader = reader;
        this.root = root;
        this.search = new FolderSearch(reader, root);
        this.parser = parser;
        this.prefix = folder.isEmpty() ? "" : folder + "/";
        this.patterns = patterns;
    }

    /** Reads the folder with all folders below it, but those whose name begins with a dot. */
    FolderListing walk(ObjectId folder) throws IOException {
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
        return FolderListing.of(root, folder, files, problems, hasLinks);
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
            files.put(path, parser.parse(path, entry.getObjectId(0)));
        }
    }

    /** A link to a folder stands for manifests whatever its name is. */
    private void visitLink(String path, ObjectId id, boolean wanted) throws IOException {
        hasLinks = true;
        String target = new String(parser.content(id), StandardCharsets.UTF_8);
        if (wanted || search.leadsToFolder(path, target)) {
            problems.add(Problem.error(
                    "GH2011",
                    "found a symbolic link to \"" + target + "\"; expected a file, as links are not followed;"
                            + " commit the content itself",
                    start(path)));
        }
    }

    private static Position start(String path) {
        return new Position(path, 1, 1);
    }
}

package io.githops.git;

import io.githops.model.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Lists the manifest files of a folder in the byte order of their paths, and what stands in their place. Used once. */
final class FolderWalk {
    private final ObjectReader reader;
    private final ObjectId root;
    private final BlobParser parser;
    private final EntryRules rules;
    private final String prefix;
    private final Map<String, ParsedBlob> files = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param root the entries of the commit */
    FolderWalk(ObjectReader reader, ObjectId root, BlobParser parser, GitOptions options) {
        this.reader = reader;
        this.root = root;
        this.parser = parser;
        this.rules = new EntryRules(reader, root, options);
        this.prefix = options.folder().isEmpty() ? "" : options.folder() + "/";
    }

    /** Reads what the rules allow of the folder and all folders below it. */
    FolderListing walk(ObjectId folder) throws IOException {
        if (rules.begin(folder)) {
            readAll(folder);
        }
        List<Problem> all = Stream.concat(rules.problems().stream(), problems.stream())
                .toList();
        return FolderListing.of(root, folder, files, all, rules.haveSeenLinks());
    }

    private void readAll(ObjectId folder) throws IOException {
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

    private void read(String path, ObjectId id) throws IOException {
        try {
            files.put(path, parser.parse(path, id));
        } catch (IncorrectObjectTypeException e) {
            problems.add(EntryProblems.wrongType(path, "a file"));
        }
    }
}

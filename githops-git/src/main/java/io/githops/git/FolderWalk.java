package io.githops.git;

import io.githops.model.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Goes to the manifest files of a folder in the byte order of their paths. Used once. */
final class FolderWalk {
    private final ObjectReader reader;
    private final EntryRules rules;
    private final String prefix;
    private final List<Problem> problems = new ArrayList<>();

    /** Who is told of files. */
    interface Visitor {
        /** @param path from the root with slashes */
        void visit(String path, ObjectId id) throws IOException;
    }

    /** @param root the entries of the commit */
    FolderWalk(ObjectReader reader, ObjectId root, GitOptions options) {
        this.reader = reader;
        this.rules = new EntryRules(reader, root, options);
        this.prefix = options.folder().isEmpty() ? "" : options.folder() + "/";
    }

    /** Goes to what the rules allow of the folder and all folders below it. */
    void walk(ObjectId folder, Visitor visitor) throws IOException {
        if (!rules.begin(folder)) {
            return;
        }
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(folder);
            while (!rules.areExhausted() && walk.next()) {
                switch (rules.decide(walk)) {
                    case ENTER -> walk.enterSubtree();
                    case READ -> visit(visitor, prefix + walk.getPathString(), walk.getObjectId(0));
                    case SKIP -> {}
                }
            }
        }
    }

    private void visit(Visitor visitor, String path, ObjectId id) throws IOException {
        try {
            visitor.visit(path, id);
        } catch (IncorrectObjectTypeException e) {
            problems.add(EntryProblems.wrongType(path, "a file"));
        }
    }

    /** What stands in the place of files. */
    List<Problem> problems() {
        return Stream.concat(rules.problems().stream(), problems.stream()).toList();
    }

    /** Whether there are symbolic links, which may lead out of the folder. */
    boolean haveSeenLinks() {
        return rules.haveSeenLinks();
    }
}

package io.githops.git;

import io.githops.manifest.ManifestFile;
import io.githops.model.Problem;
import io.githops.source.Revision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Compares the files that were read of a working tree with those of the commit that it was checked out from. */
final class WorkingTreeState {
    /** Between the id of the commit and the digest of the files. */
    static final String DIRTY = "-dirty-";

    private final WorkingTree tree;

    WorkingTreeState(WorkingTree tree) {
        this.tree = tree;
    }

    /**
     * That of the commit when its manifests are the same; else one that is marked, and whose id is made of that of the
     * commit, zeros where there is none yet, and a digest of the files.
     */
    Revision revision(WorkingTreeFolders read) throws IOException {
        Repository repository = tree.repository();
        Ref head = repository.exactRef(Constants.HEAD);
        String label = head != null && head.isSymbolic()
                ? Repository.shortenRefName(head.getLeaf().getName())
                : Constants.HEAD;
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = head == null || head.getObjectId() == null ? null : walk.parseCommit(head.getObjectId());
            Map<String, ObjectId> committed =
                    commit == null ? Map.of() : committed(walk.getObjectReader(), commit, read.folders());
            Map<String, ObjectId> found = found(read.files(), committed);
            boolean isClean = commit != null && found.equals(committed);
            String id = commit == null ? ObjectId.zeroId().name() : commit.name();
            return new Revision(
                    isClean ? id : id + DIRTY + digest(found),
                    isClean ? label : label + " (dirty)",
                    commit == null ? null : Commits.describe(commit));
        }
    }

    /** The files that would be read of a commit; none when it would be refused. */
    private static Map<String, ObjectId> committed(ObjectReader reader, RevCommit commit, List<GitOptions> folders)
            throws IOException {
        Map<String, ObjectId> files = new TreeMap<>();
        for (GitOptions folder : folders) {
            if (!add(reader, commit, folder, files)) {
                return Map.of();
            }
        }
        return files;
    }

    /** @return whether the folder would not be refused */
    private static boolean add(ObjectReader reader, RevCommit commit, GitOptions options, Map<String, ObjectId> files)
            throws IOException {
        ObjectId folder = folder(reader, commit, options);
        var rules = new EntryRules(reader, commit.getTree(), options);
        if (folder == null || !rules.begin(folder)) {
            return true;
        }
        String prefix = options.folder().isEmpty() ? "" : options.folder() + "/";
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(folder);
            while (!rules.areExhausted() && walk.next()) {
                switch (rules.decide(walk)) {
                    case ENTER -> walk.enterSubtree();
                    case READ -> files.put(prefix + walk.getPathString(), walk.getObjectId(0));
                    case SKIP -> {}
                }
            }
        }
        return rules.problems().stream().noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    private static @Nullable ObjectId folder(ObjectReader reader, RevCommit commit, GitOptions options)
            throws IOException {
        if (options.folder().isEmpty()) {
            return commit.getTree();
        }
        return new TreeLookup(reader, commit.getTree())
                .find(List.of(options.folder().split("/")))
                .map(TreeEntries.Entry::id)
                .orElse(null);
    }

    /** A file that differs only in how its lines end is taken for unchanged, as Git may have changed them itself. */
    private static Map<String, ObjectId> found(List<ManifestFile> files, Map<String, ObjectId> committed) {
        Map<String, ObjectId> found = new TreeMap<>();
        try (var hash = new ObjectInserter.Formatter()) {
            for (ManifestFile file : files) {
                byte[] content = file.content();
                ObjectId id = hash.idFor(Constants.OBJ_BLOB, content);
                ObjectId other = committed.get(file.name());
                boolean isSame = id.equals(other)
                        || other != null
                                && hash.idFor(Constants.OBJ_BLOB, withUnixLines(content))
                                        .equals(other);
                found.put(file.name(), isSame ? other : id);
            }
        }
        return found;
    }

    private static byte[] withUnixLines(byte[] content) {
        var lines = new ByteArrayOutputStream(content.length);
        for (int i = 0; i < content.length; i++) {
            if (content[i] != '\r' || i + 1 == content.length || content[i + 1] != '\n') {
                lines.write(content[i]);
            }
        }
        return lines.toByteArray();
    }

    private static String digest(Map<String, ObjectId> files) {
        MessageDigest digest = Constants.newMessageDigest();
        files.forEach((path, id) -> digest.update((id.name() + " " + path + "\0").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }
}

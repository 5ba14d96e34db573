package io.githops.git;

import io.githops.model.Problem;
import io.githops.model.Resource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Works out what commits would do. */
final class Proposals {
    private final GitOptions options;
    private final Origin origin;
    private final Branches branches;

    Proposals(GitOptions options, Origin origin, Branches branches) {
        this.options = options;
        this.origin = origin;
        this.branches = branches;
    }

    Proposal edit(FileEdits edits, String message) throws IOException {
        BranchTip tip = branches.tip(branches.name());
        return proposal(tip, new EditedFiles(options, tip).edits(edits), message, List.of());
    }

    Proposal manifests(Collection<Resource> manifests, String folder, String message) throws IOException {
        BranchTip tip = branches.tip(branches.name());
        var files = new ManifestEdits(options.kinds(), folder, FolderFiles.of(tip, folder));
        FileEdits edits = files.with(manifests);
        return proposal(tip, new EditedFiles(options, tip).edits(edits), message, files.warnings());
    }

    Proposal promote(String revision, String from, String to) throws IOException {
        RevCommit commit = branches.commit(revision);
        BranchTip tip = branches.tip(branches.name());
        try (ObjectReader reader = origin.objects().newObjectReader()) {
            String where = options.address() + " at " + revision;
            SortedMap<String, FileState> source =
                    FolderFiles.below(reader, new FolderSearch(reader, commit.getTree()).find(from, where));
            SortedMap<String, FileState> target = FolderFiles.states(tip, to);
            String what =
                    "Promote " + folder(from) + " at " + commit.abbreviate(8).name() + " to " + folder(to);
            return proposal(
                    tip,
                    replacing(reader, target, source, to),
                    what + "\n\nFrom commit " + commit.name() + ".",
                    List.of());
        }
    }

    Proposal revert(String revision) throws IOException {
        RevCommit commit = branches.commit(revision);
        BranchTip tip = branches.tip(branches.name());
        if (commit.getParentCount() > 1) {
            throw new UnwritableException(options.address() + ": " + commit.name()
                    + " is a merge of " + commit.getParentCount()
                    + " commits; expected a commit with one parent; revert the commits that it brought");
        }
        try (ObjectReader reader = origin.objects().newObjectReader()) {
            SortedMap<String, FileState> after = FolderFiles.below(reader, commit.getTree());
            SortedMap<String, FileState> before = parentFiles(reader, commit);
            List<FileEdit> edits = replacing(reader, after, before, "");
            List<FileEdit> pending = new Rebase(branches).onto(tip, edits, commit.name());
            String message =
                    "Revert \"" + commit.getShortMessage() + "\"\n\nThis reverts commit " + commit.name() + ".";
            return proposal(tip, pending, message, List.of());
        }
    }

    private SortedMap<String, FileState> parentFiles(ObjectReader reader, RevCommit commit) throws IOException {
        Repository objects = origin.objects();
        if (commit.getParentCount() == 0) {
            return new TreeMap<>();
        }
        try (RevWalk walk = new RevWalk(objects)) {
            return FolderFiles.below(
                    reader, walk.parseCommit(commit.getParent(0)).getTree());
        }
    }

    private void requireName(String path) {
        if (path.contains(FolderFiles.NOT_UTF_8)) {
            throw new UnwritableException(options.address() + ": " + path
                    + ": found a name that is not in UTF-8; expected only such names; rename the file");
        }
    }

    /** The edits that make one set of files another. */
    private List<FileEdit> replacing(
            ObjectReader reader, SortedMap<String, FileState> before, SortedMap<String, FileState> after, String folder)
            throws IOException {
        List<FileEdit> edits = new ArrayList<>();
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            FileState old = before.getOrDefault(name, FileState.NONE);
            FileState now = after.getOrDefault(name, FileState.NONE);
            if (!old.equals(now)) {
                String path = folder.isEmpty() ? name : folder + "/" + name;
                requireName(path);
                edits.add(new FileEdit(path, old, now, FolderFiles.content(reader, now)));
            }
        }
        return edits;
    }

    private static Proposal proposal(BranchTip tip, List<FileEdit> edits, String message, List<Problem> warnings) {
        String branch = Repository.shortenRefName(tip.name());
        return Proposal.of(branch, tip.revision(), edits, message, warnings);
    }

    private static String folder(String path) {
        return path.isEmpty() ? "the root folder" : path;
    }
}

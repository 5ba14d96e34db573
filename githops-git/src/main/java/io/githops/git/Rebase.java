package io.githops.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.FileMode;
import org.jspecify.annotations.Nullable;

/** Puts edits on top of a branch that has moved since they were made. */
final class Rebase {
    private final Branches branches;

    Rebase(Branches branches) {
        this.branches = branches;
    }

    /**
     * The edits that the branch does not have yet.
     *
     * @param base the commit that the edits were made from; null for an empty branch
     * @throws WriteConflictException when the branch has something else where an edit expects what was there before
     */
    List<FileEdit> onto(BranchTip tip, List<FileEdit> edits, @Nullable String base) throws IOException {
        List<FileEdit> pending = new ArrayList<>();
        List<FileEdit> conflicting = new ArrayList<>();
        Set<String> deleted = edits.stream()
                .filter(edit -> !edit.after().exists())
                .map(FileEdit::path)
                .collect(Collectors.toSet());
        for (FileEdit edit : edits) {
            FileState now = at(tip, edit, deleted);
            if (now.equals(edit.after())) {
                continue;
            }
            boolean fits = now.equals(edit.before())
                    && (!edit.after().exists()
                            || tip.fileAbove(edit.path()).stream().allMatch(deleted::contains));
            (fits ? pending : conflicting).add(edit);
        }
        if (!conflicting.isEmpty()) {
            throw conflict(tip, conflicting, base);
        }
        return pending;
    }

    /** What stands in the way of an edit; a folder does not when the same edits empty it. */
    private static FileState at(BranchTip tip, FileEdit edit, Set<String> deleted) throws IOException {
        FileState now = tip.at(edit.path());
        boolean isEmptied = now.mode() == FileMode.TREE
                && FolderFiles.states(tip, edit.path()).keySet().stream()
                        .allMatch(name -> deleted.contains(edit.path() + "/" + name));
        return isEmptied ? FileState.NONE : now;
    }

    private WriteConflictException conflict(BranchTip tip, List<FileEdit> edits, @Nullable String base)
            throws IOException {
        List<FileConflict> conflicts = new ArrayList<>();
        for (FileEdit edit : edits) {
            String theirs = tip.commit() == null ? "" : branches.newest(tip, base, edit.path());
            conflicts.add(new FileConflict(edit.path(), Objects.requireNonNullElse(base, ""), theirs));
        }
        String files = conflicts.stream().map(FileConflict::toString).collect(Collectors.joining(", "));
        return new WriteConflictException(
                branches.address() + ": " + tip.name() + " has other versions of " + files
                        + "; expected them as they were; look at those commits, and propose the change anew",
                conflicts);
    }
}

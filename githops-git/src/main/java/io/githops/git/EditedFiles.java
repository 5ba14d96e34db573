package io.githops.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.jspecify.annotations.Nullable;

/** Holds edits of files against a branch. */
final class EditedFiles {
    private final GitOptions options;
    private final BranchTip tip;

    EditedFiles(GitOptions options, BranchTip tip) {
        this.options = options;
        this.tip = tip;
    }

    /** The edits that change something, by path. */
    List<FileEdit> edits(FileEdits files) throws IOException {
        List<FileEdit> edits = new ArrayList<>();
        for (Map.Entry<String, Optional<byte[]>> file : files.contents().entrySet()) {
            FileEdit edit = edit(file.getKey(), file.getValue().orElse(null), files);
            if (!edit.before().equals(edit.after())) {
                edits.add(edit);
            }
        }
        return edits;
    }

    private FileEdit edit(String path, byte @Nullable [] content, FileEdits all) throws IOException {
        FileState before = tip.at(path);
        requireFile(path, before);
        if (content == null) {
            return new FileEdit(path, before, FileState.NONE, null);
        }
        requireFolders(path, tip.fileAbove(path));
        requireFolders(path, all.fileAbove(path));
        try (var formatter = new ObjectInserter.Formatter()) {
            ObjectId id = formatter.idFor(Constants.OBJ_BLOB, content);
            FileMode mode = before.exists() ? before.mode() : FileMode.REGULAR_FILE;
            return new FileEdit(path, before, new FileState(mode, id), content);
        }
    }

    private void requireFolders(String path, Optional<String> inTheWay) {
        if (inTheWay.isPresent()) {
            throw unwritable(path, "\"" + inTheWay.get() + "\" is no folder");
        }
    }

    private void requireFile(String path, FileState found) {
        if (found.exists() && !found.isFile()) {
            String what = found.mode() == FileMode.TREE
                    ? "a folder"
                    : found.mode() == FileMode.SYMLINK ? "a symbolic link" : "a submodule";
            throw unwritable(path, "found " + what);
        }
    }

    private UnwritableException unwritable(String path, String found) {
        return new UnwritableException(
                options.address() + ": " + path + ": " + found + "; expected a file, or nothing; choose another path");
    }
}

package io.githops.git;

import io.githops.model.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Decides for each entry of the folders of one commit whether it is read, and says what is wrong with it. Entries come
 * in the order of a walk, those of a folder right after it. Nothing is read of a file here. Not thread-safe.
 */
final class EntryRules {
    private final ObjectReader reader;
    private final GitOptions options;
    private final String prefix;
    private final TreeCheck trees;
    private final LinkSearch search;
    private final LinkRules links;
    private final IgnoreFiles ignoreFiles;
    private final EntryProblems problems = new EntryProblems();
    private final EntryCounts counts;
    private boolean haveSeenLinks;

    /** The folders from the one that is read to the one that the walk is in. */
    private final List<Folder> folders = new ArrayList<>();

    EntryRules(ObjectReader reader, ObjectId root, GitOptions options) {
        this.reader = reader;
        this.options = options;
        this.prefix = options.folder().isEmpty() ? "" : options.folder() + "/";
        this.trees = new TreeCheck(reader);
        this.search = new LinkSearch(reader, root);
        this.links = new LinkRules(options.folder(), problems);
        this.ignoreFiles = new IgnoreFiles(reader, problems);
        this.counts = new EntryCounts(options.limits(), problems);
    }

    /** Whether the folder that is read can be gone through. */
    boolean begin(ObjectId folder) throws IOException {
        return enter(folder, "", 0, IgnoreRules.NONE);
    }

    /** What to do with the entry that a walk is at. */
    Decision decide(TreeWalk entry) throws IOException {
        String path = entry.getPathString();
        String full = prefix + path;
        EntryName name = EntryName.of(rawName(entry));
        if (!counts.addEntry(full) || isForged(name, entry.getRawMode(0), full)) {
            return Decision.SKIP;
        }
        Folder folder = folders.get(entry.getDepth());
        if (name.isHidden()
                || !counts.isShort(full)
                || isIgnored(folder, path, entry.isSubtree())
                || !counts.wereCompared(full)) {
            return Decision.SKIP;
        }
        FileMode mode = entry.getFileMode();
        if (mode == FileMode.TREE) {
            return decideFolder(entry, folder, name, path);
        }
        boolean isWanted = options.patterns().stream().anyMatch(pattern -> pattern.matches(path));
        if (mode == FileMode.SYMLINK) {
            checkLink(full, entry.getObjectId(0), isWanted);
        } else if (mode == FileMode.GITLINK) {
            problems.add(SubmoduleProblem.of(full, options.submodules()));
        } else if (isWanted && folder.names().admits(name, full, problems) && isWithinLimits(entry, full)) {
            return Decision.READ;
        }
        return Decision.SKIP;
    }

    /** Whether a limit is exceeded that makes the rest of no interest. */
    boolean areExhausted() {
        return counts.areExceeded() || problems.areFull();
    }

    /** Whether there are symbolic links, which may lead out of the folder. */
    boolean haveSeenLinks() {
        return haveSeenLinks;
    }

    /** All problems so far, in the order in which they were found. */
    List<Problem> problems() {
        return problems.problems();
    }

    private boolean isForged(EntryName name, int mode, String path) {
        Optional<EntryName.Fault> forgery = name.forgery();
        forgery.ifPresent(fault -> problems.add(EntryProblems.of(path, fault.code(), fault.message())));
        boolean isKnownMode = TreeEntries.Entry.isKnownMode(mode);
        if (!isKnownMode) {
            problems.add(EntryProblems.of(
                    path,
                    "GH2050",
                    "found the mode " + Integer.toOctalString(mode)
                            + "; expected that of a file, folder, link or submodule; find out who pushed it, and push a"
                            + " commit that git wrote"));
        }
        return forgery.isPresent() || !isKnownMode;
    }

    /** What the caller says goes before what files say. */
    private boolean isIgnored(Folder folder, String path, boolean isFolder) {
        return options.ignore()
                .decides(path, isFolder, counts.effort())
                .orElseGet(() -> folder.ignore().ignores(path, isFolder, counts.effort()));
    }

    private Decision decideFolder(TreeWalk entry, Folder folder, EntryName name, String path) throws IOException {
        boolean isEntered = folder.names().admits(name, prefix + path, problems)
                && counts.addFolder(prefix + path, entry.getDepth() + 1)
                && enter(entry.getObjectId(0), path, entry.getDepth() + 1, folder.ignore());
        return isEntered ? Decision.ENTER : Decision.SKIP;
    }

    private boolean enter(ObjectId id, String path, int depth, IgnoreRules outer) throws IOException {
        String shown = path.isEmpty() && prefix.isEmpty() ? "/" : path.isEmpty() ? options.folder() : prefix + path;
        TreeCheck.Result checked = trees.check(id, shown);
        checked.problems().forEach(problems::add);
        if (checked.entries().isEmpty()) {
            return false;
        }
        IgnoreRules ignore = ignoreFiles.in(checked.entries().get(), path, prefix, outer);
        folders.subList(depth, folders.size()).clear();
        folders.add(new Folder(ignore, new FolderNames()));
        return true;
    }

    private void checkLink(String path, ObjectId id, boolean isWanted) throws IOException {
        haveSeenLinks = true;
        try {
            String target = search.target(id);
            links.check(path, target, search.follow(path, target), isWanted);
        } catch (IncorrectObjectTypeException e) {
            problems.add(EntryProblems.wrongType(path, "a symbolic link"));
        }
    }

    private boolean isWithinLimits(TreeWalk entry, String path) throws IOException {
        return counts.addFile(path, reader.getObjectSize(entry.getObjectId(0), Constants.OBJ_BLOB));
    }

    private static byte[] rawName(TreeWalk entry) {
        byte[] path = entry.getRawPath();
        int nameLength = entry.getTree(0, CanonicalTreeParser.class).getNameLength();
        return Arrays.copyOfRange(path, path.length - nameLength, path.length);
    }

    enum Decision {
        SKIP,
        /** A folder whose entries come next. */
        ENTER,
        /** A file to read. */
        READ
    }

    /** A folder on the way. */
    private record Folder(IgnoreRules ignore, FolderNames names) {}
}

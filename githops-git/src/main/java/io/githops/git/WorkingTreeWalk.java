package io.githops.git;

import io.githops.manifest.ManifestFile;
import io.githops.model.Problem;
import io.githops.source.PathNotFoundException;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the manifest files of a working tree by the same rules as those of a commit. */
final class WorkingTreeWalk {
    private final WorkingTree tree;
    private final GitOptions options;
    private final String prefix;
    private final UntrackedRules untracked;
    private final EntryProblems problems = new EntryProblems();
    private final EntryCounts counts;
    private final LinkRules links;
    private final List<ManifestFile> files = new ArrayList<>();

    WorkingTreeWalk(WorkingTree tree, GitOptions options) {
        this.tree = tree;
        this.options = options;
        this.prefix = options.folder().isEmpty() ? "" : options.folder() + "/";
        this.counts = new EntryCounts(options.limits(), problems);
        this.untracked = new UntrackedRules(tree, counts.effort());
        this.links = new LinkRules(options.folder(), problems);
    }

    /**
     * Reads the folder.
     *
     * @throws PathNotFoundException when it is not there
     * @throws SourceUnavailableException when files of it were not checked out
     */
    void walk() throws IOException {
        requireFolder();
        requireWhole();
        walk("", 0, IgnoreRules.NONE, untracked.above(options.folder()));
    }

    /** In the byte order of their paths. */
    List<ManifestFile> files() {
        return files;
    }

    List<Problem> problems() {
        return problems.problems();
    }

    private void walk(String folder, int depth, IgnoreRules outer, UntrackedRules.Scope outerScope) throws IOException {
        Path path = tree.root().resolve(prefix + folder);
        IgnoreRules ignore = outer.in(folder, githopsIgnore(path.resolve(IgnoreFiles.NAME), folder));
        UntrackedRules.Scope scope = untracked.in(folder.isEmpty() ? options.folder() : prefix + folder, outerScope);
        var names = new FolderNames();
        for (Child child : Child.of(path)) {
            if (counts.areExceeded() || problems.areFull()) {
                return;
            }
            visit(child, folder.isEmpty() ? child.name() : folder + "/" + child.name(), depth, ignore, scope, names);
        }
    }

    private void visit(
            Child child, String path, int depth, IgnoreRules ignore, UntrackedRules.Scope scope, FolderNames names)
            throws IOException {
        EntryName name = EntryName.of(child.name().getBytes(StandardCharsets.UTF_8));
        String full = prefix + path;
        if (!counts.addEntry(full)
                || name.isHidden()
                || !counts.isShort(full)
                || isLeftOut(child, path, ignore, scope)
                || !counts.wereCompared(full)) {
            return;
        }
        if (child.isLink()) {
            String target = Files.readSymbolicLink(child.path()).toString();
            links.check(full, target, LinkOnDisk.follow(tree.root(), child.path(), target), isWanted(path));
        } else if (child.isFolder() && tree.isSubmodule(full)) {
            problems.add(SubmoduleProblem.of(full, options.submodules()));
        } else if (child.isFolder()) {
            if (names.admits(name, full, problems) && counts.addFolder(full, depth + 1)) {
                walk(path, depth + 1, ignore, scope);
            }
        } else if (isWanted(path) && names.admits(name, full, problems)) {
            read(child, full);
        }
    }

    private boolean isLeftOut(Child child, String path, IgnoreRules ignore, UntrackedRules.Scope scope) {
        return options.ignore()
                        .decides(path, child.isFolder(), counts.effort())
                        .orElseGet(() -> ignore.ignores(path, child.isFolder(), counts.effort()))
                || untracked.leaveOut(prefix + path, child.isFolder(), scope);
    }

    private boolean isWanted(String path) {
        return options.patterns().stream().anyMatch(pattern -> pattern.matches(path));
    }

    private void read(Child child, String path) throws IOException {
        if (!child.isFile()) {
            problems.add(EntryProblems.of(
                    path,
                    "GH2050",
                    "found neither file nor folder nor link; expected a file; remove it, or ignore it"));
        } else if (counts.addFile(path, child.size())) {
            byte[] content = content(child.path(), options.limits().maxFileBytes());
            if (LfsPointer.is(content)) {
                problems.add(LfsPointer.problem(path));
            } else {
                files.add(new ManifestFile(path, content));
            }
        }
    }

    private List<IgnorePattern> githopsIgnore(Path file, String folder) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        String path = prefix + (folder.isEmpty() ? "" : folder + "/") + IgnoreFiles.NAME;
        return IgnoreFiles.patterns(content(file, IgnoreFiles.MAX_BYTES), path, problems);
    }

    /** One byte more shows that a file grew. */
    private static byte[] content(Path file, int maxBytes) throws IOException {
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return content.readNBytes(maxBytes + 1);
        }
    }

    private void requireFolder() {
        Path folder = tree.root();
        for (String name :
                options.folder().isEmpty() ? new String[0] : options.folder().split("/")) {
            folder = folder.resolve(name);
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                String found =
                        Files.exists(folder, LinkOption.NOFOLLOW_LINKS) ? "no folder but a file or link" : "nothing";
                throw new PathNotFoundException(
                        options.address() + ": found " + found + " at \""
                                + tree.root().relativize(folder)
                                + "\" of the working tree; expected a folder with manifests; check the path",
                        null);
            }
        }
    }

    private void requireWhole() {
        for (String path : tree.leftOut()) {
            if (path.startsWith(prefix) && isWanted(path.substring(prefix.length()))) {
                throw new SourceUnavailableException(
                        options.address() + ": found a sparse working tree without " + ShownName.ofPath(path)
                                + "; expected all files of the folder, as one that is missing reads as removed; run git"
                                + " sparse-checkout disable, or read a commit",
                        null);
            }
        }
    }

    /** An entry of a folder on disk. */
    private record Child(Path path, String name, BasicFileAttributes attributes) {

        /** In Git's order: folders as though a slash followed their names. */
        static List<Child> of(Path folder) throws IOException {
            List<Child> children = new ArrayList<>();
            try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
                for (Path path : paths) {
                    children.add(new Child(
                            path,
                            path.getFileName().toString(),
                            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
                }
            }
            children.sort((left, right) -> Arrays.compareUnsigned(left.sortKey(), right.sortKey()));
            return children;
        }

        boolean isLink() {
            return attributes.isSymbolicLink();
        }

        boolean isFolder() {
            return attributes.isDirectory();
        }

        boolean isFile() {
            return attributes.isRegularFile();
        }

        long size() {
            return attributes.size();
        }

        private byte[] sortKey() {
            return (isFolder() ? name + "/" : name).getBytes(StandardCharsets.UTF_8);
        }
    }
}

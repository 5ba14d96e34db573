package io.githops.git;

import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.source.PathNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** Finds a folder in the files of a commit. */
final class FolderSearch {
    private static final int SUGGESTIONS = 5;

    private final ObjectReader reader;
    private final ObjectId root;
    private final TreeLookup lookup;

    FolderSearch(ObjectReader reader, ObjectId root) {
        this.reader = reader;
        this.root = root;
        this.lookup = new TreeLookup(reader, root);
    }

    /**
     * The path without slashes at its ends; empty for the root.
     *
     * @throws IllegalArgumentException when it leads upwards or is written with backslashes
     */
    static String normalized(String path) {
        if (path.contains("\\") || List.of(path.split("/")).contains("..")) {
            throw new IllegalArgumentException(
                    "path \"" + path + "\": expected a folder of the repository, from its root, with slashes");
        }
        return Stream.of(path.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .collect(Collectors.joining("/"));
    }

    /**
     * The folder's entries.
     *
     * @param path from the root with slashes; empty for the root
     * @param where the repository and revision, for the message
     * @throws PathNotFoundException when there is no such folder; suggests the nearest
     * @throws ManifestException when a folder on the way to it is malformed
     */
    ObjectId find(String path, String where) throws IOException {
        List<Problem> problems = new TreeCheck(reader).checkWay(root, path);
        if (!problems.isEmpty()) {
            throw new ManifestException(problems);
        }
        FileMode mode = mode(path);
        if (mode == FileMode.TREE) {
            return path.isEmpty()
                    ? root
                    : lookup.find(names(path)).orElseThrow().id();
        }
        throw new PathNotFoundException(
                where + ": " + found(path, mode) + "; expected a folder with manifests; " + remedy(path), null);
    }

    /** {@link FileMode#MISSING} when there is nothing. */
    FileMode mode(String path) throws IOException {
        if (path.isEmpty()) {
            return FileMode.TREE;
        }
        return lookup.find(names(path))
                .map(entry -> FileMode.fromBits(entry.mode()))
                .orElse(FileMode.MISSING);
    }

    private static String found(String path, FileMode mode) {
        if (mode == FileMode.MISSING) {
            return "found no folder \"" + path + "\"";
        }
        String what =
                mode == FileMode.SYMLINK ? "a symbolic link" : mode == FileMode.GITLINK ? "a submodule" : "a file";
        return "found " + what + " at \"" + path + "\"";
    }

    private String remedy(String path) throws IOException {
        String parent = parent(path);
        while (mode(parent) != FileMode.TREE) {
            parent = parent(parent);
        }
        String prefix = parent.isEmpty() ? "" : parent + "/";
        String missing = path.substring(prefix.length()).replaceFirst("/.*", "");
        List<String> nearest = NearestNames.of(missing, foldersIn(parent), SUGGESTIONS).stream()
                .map(name -> prefix + name)
                .toList();
        return nearest.isEmpty() ? "check the path" : "check the path, nearest are " + String.join(", ", nearest);
    }

    private List<String> foldersIn(String path) throws IOException {
        return lookup.folder(names(path)).map(TreeEntries::entries).orElse(List.of()).stream()
                .filter(entry -> FileMode.TREE.equals(entry.mode()))
                .map(entry -> EntryName.of(entry.name()))
                .filter(name -> !name.isHidden())
                .map(EntryName::shown)
                .toList();
    }

    private static List<String> names(String path) {
        return path.isEmpty() ? List.of() : List.of(path.split("/"));
    }

    private static String parent(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }
}

package io.githops.git;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files to write and files to delete. Immutable and thread-safe; the contents are never printed.
 *
 * <pre>{@code
 * FileEdits.none().put("lab/web.yaml", text).delete("lab/old.yaml")
 * }</pre>
 */
public final class FileEdits {
    private static final FileEdits NONE = new FileEdits(new TreeMap<>());

    private final SortedMap<String, Optional<byte[]>> contents;

    private FileEdits(SortedMap<String, Optional<byte[]>> contents) {
        this.contents = contents;
    }

    /** Nothing to write and nothing to delete. */
    public static FileEdits none() {
        return NONE;
    }

    /**
     * Writes a file in UTF-8, whether or not there is one. One that is executable stays so.
     *
     * @param path from the root of the repository with slashes
     * @throws IllegalArgumentException when the path is not fit for every file system, or leads out of the repository
     */
    public FileEdits put(String path, String text) {
        return put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a file, as {@link #put(String, String)}.
     *
     * @throws IllegalArgumentException as {@link #put(String, String)}
     */
    public FileEdits put(String path, byte[] content) {
        return with(path, Optional.of(content.clone()));
    }

    /**
     * Deletes a file, if it is there.
     *
     * @throws IllegalArgumentException as {@link #put(String, String)}
     */
    public FileEdits delete(String path) {
        return with(path, Optional.empty());
    }

    /** The files, by path. */
    public Set<String> paths() {
        return contents.keySet();
    }

    /** What to write by path; empty to delete. Not copied. */
    Map<String, Optional<byte[]>> contents() {
        return contents;
    }

    /** The file to write that stands where a folder of the path would have to; empty when none does. */
    Optional<String> fileAbove(String path) {
        return contents.headMap(path).entrySet().stream()
                .filter(file -> file.getValue().isPresent() && path.startsWith(file.getKey() + "/"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private FileEdits with(String path, Optional<byte[]> content) {
        RepositoryPath.require(Objects.requireNonNull(path, "path"));
        SortedMap<String, Optional<byte[]>> more = new TreeMap<>(contents);
        more.put(path, content);
        return new FileEdits(Collections.unmodifiableSortedMap(more));
    }

    /** The paths only. */
    @Override
    public String toString() {
        return "FileEdits" + contents.keySet();
    }
}

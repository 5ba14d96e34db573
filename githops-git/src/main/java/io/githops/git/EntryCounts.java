package io.githops.git;

/** Counts what is read, and refuses what is too much. */
final class EntryCounts {
    private final GitLimits limits;
    private final EntryProblems problems;
    private int entries;
    private int files;
    private long bytes;
    private boolean areExceeded;

    EntryCounts(GitLimits limits, EntryProblems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    /** Whether an entry may be looked at. */
    boolean addEntry(String path) {
        entries++;
        return entries <= limits.maxEntries()
                || stop(path, "GH2059", "more than " + limits.maxEntries() + " entries in the folders", "maxEntries");
    }

    /** Whether a folder may be gone into. */
    boolean addFolder(String path, int depth) {
        if (depth > limits.maxDepth()) {
            return refuse(path, "GH2057", "a folder that is " + depth + " deep", "at most " + limits.maxDepth());
        }
        return isShort(path);
    }

    /** Whether a file may be read. */
    boolean addFile(String path, long size) {
        if (!isShort(path)) {
            return false;
        }
        if (size > limits.maxFileBytes()) {
            return refuse(
                    path, "GH2054", "a file of " + size + " bytes", "at most " + limits.maxFileBytes() + "; split it");
        }
        files++;
        bytes += size;
        if (files > limits.maxFiles()) {
            return stop(path, "GH2055", "more than " + limits.maxFiles() + " files to read", "maxFiles");
        }
        return bytes <= limits.maxTotalBytes()
                || stop(
                        path,
                        "GH2056",
                        "files of more than " + limits.maxTotalBytes() + " bytes together",
                        "maxTotalBytes");
    }

    /** Of the files that may be read. */
    long bytes() {
        return bytes;
    }

    /** Whether a limit is exceeded beyond which nothing is looked at. */
    boolean areExceeded() {
        return areExceeded;
    }

    private boolean isShort(String path) {
        return path.length() <= limits.maxPathLength()
                || refuse(
                        path,
                        "GH2058",
                        "a path of " + path.length() + " characters",
                        "at most " + limits.maxPathLength());
    }

    private boolean refuse(String path, String code, String found, String expected) {
        problems.add(EntryProblems.of(
                path, code, "found " + found + "; expected " + expected + ", or ignore it, or raise the limit"));
        return false;
    }

    private boolean stop(String path, String code, String found, String limit) {
        areExceeded = true;
        problems.add(EntryProblems.of(
                path,
                code,
                "found " + found + ", here at the latest; expected fewer; read a smaller folder, ignore more of it, or"
                        + " raise " + limit));
        return false;
    }
}

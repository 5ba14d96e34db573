package io.githops.git;

/** Counts what is read, and refuses what is too much. */
final class EntryCounts {
    /** Far more than honest patterns take. */
    private static final long STEPS_PER_ENTRY = 10_000;

    private final GitLimits limits;
    private final EntryProblems problems;
    private final MatchEffort effort;
    private int entries;
    private int files;
    private long bytes;
    private boolean areExceeded;

    EntryCounts(GitLimits limits, EntryProblems problems) {
        this.limits = limits;
        this.problems = problems;
        this.effort = new MatchEffort(limits.maxEntries() * STEPS_PER_ENTRY);
    }

    /** Whether an entry may be looked at. */
    boolean addEntry(String path) {
        entries++;
        return entries <= limits.maxEntries()
                || stop(path, "GH2059", "more than " + limits.maxEntries() + " entries in the folders", "maxEntries");
    }

    /** Whether a path is short enough to be compared with patterns. */
    boolean isShort(String path) {
        return path.length() <= limits.maxPathLength()
                || refuse(
                        path,
                        "GH2058",
                        "a path of " + path.length() + " characters",
                        "at most " + limits.maxPathLength());
    }

    /** For comparing with patterns. */
    MatchEffort effort() {
        return effort;
    }

    /** Whether the comparing so far did not take too long. */
    boolean wereCompared(String path) {
        return !effort.isSpent() || stop(path, "GH2059", "patterns to ignore that take too long", "maxEntries");
    }

    /** Whether a folder may be gone into. */
    boolean addFolder(String path, int depth) {
        return depth <= limits.maxDepth()
                || refuse(path, "GH2057", "a folder that is " + depth + " deep", "at most " + limits.maxDepth());
    }

    /** Whether a file may be read. */
    boolean addFile(String path, long size) {
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

    /** Whether a limit is exceeded beyond which nothing is looked at. */
    boolean areExceeded() {
        return areExceeded;
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

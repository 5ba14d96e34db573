package io.githops.git;

/**
 * How much a repository may make a source read. What goes beyond is refused as a problem of the file or folder that did,
 * before it is read. Immutable and thread-safe.
 *
 * <pre>{@code
 * GitSource.builder(repository).limits(GitLimits.builder().maxFiles(500).maxDepth(5).build())
 * }</pre>
 */
public final class GitLimits {
    private static final GitLimits DEFAULTS = builder().build();

    private final int maxFiles;
    private final int maxFileBytes;
    private final long maxTotalBytes;
    private final int maxEntries;
    private final int maxDepth;
    private final int maxPathLength;

    private GitLimits(Builder builder) {
        maxFiles = builder.maxFiles;
        maxFileBytes = builder.maxFileBytes;
        maxTotalBytes = builder.maxTotalBytes;
        maxEntries = builder.maxEntries;
        maxDepth = builder.maxDepth;
        maxPathLength = builder.maxPathLength;
    }

    /** The limits that a source has when it is given none. */
    public static GitLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Begins with the defaults: 50,000 files of at most 3 MiB, 100 MiB together, found among 200,000 entries of folders
     * that are at most 50 deep, with paths of at most 1,024 characters.
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Files that are read. */
    public int maxFiles() {
        return maxFiles;
    }

    /** Bytes of one file. */
    public int maxFileBytes() {
        return maxFileBytes;
    }

    /** Bytes of all files that are read. */
    public long maxTotalBytes() {
        return maxTotalBytes;
    }

    /**
     * Entries of all folders that are gone through, whether they are read or not. A folder counts again each time it
     * is met, so that a few small folders, put into each other many times, do not keep the source busy for ever. How long patterns may be compared with paths follows from it.
     */
    public int maxEntries() {
        return maxEntries;
    }

    /** Folders on the way from the folder that is read to a file. */
    public int maxDepth() {
        return maxDepth;
    }

    /** Characters of a path from the root of the repository. */
    public int maxPathLength() {
        return maxPathLength;
    }

    @Override
    public String toString() {
        return "files " + maxFiles + ", bytes of a file " + maxFileBytes + ", bytes " + maxTotalBytes + ", entries "
                + maxEntries + ", depth " + maxDepth + ", path length " + maxPathLength;
    }

    /** Options of limits; see {@link GitLimits#builder}. Not thread-safe. */
    public static final class Builder {
        private static final int MEBIBYTE = 1024 * 1024;

        /** What the reader of manifests takes. */
        private static final int MOST_FILE_BYTES = 3 * MEBIBYTE;

        private int maxFiles = 50_000;
        private int maxFileBytes = MOST_FILE_BYTES;
        private long maxTotalBytes = 100L * MEBIBYTE;
        private int maxEntries = 200_000;
        private int maxDepth = 50;
        private int maxPathLength = 1024;

        private Builder() {}

        /** @throws IllegalArgumentException when it is not above zero */
        public Builder maxFiles(int value) {
            maxFiles = (int) between("maxFiles", value, Integer.MAX_VALUE);
            return this;
        }

        /** @throws IllegalArgumentException when it is not above zero and at most 3 MiB */
        public Builder maxFileBytes(int value) {
            maxFileBytes = (int) between("maxFileBytes", value, MOST_FILE_BYTES);
            return this;
        }

        /** @throws IllegalArgumentException when it is not above zero */
        public Builder maxTotalBytes(long value) {
            maxTotalBytes = between("maxTotalBytes", value, Long.MAX_VALUE);
            return this;
        }

        /** @throws IllegalArgumentException when it is not above zero */
        public Builder maxEntries(int value) {
            maxEntries = (int) between("maxEntries", value, Integer.MAX_VALUE);
            return this;
        }

        /** @throws IllegalArgumentException when it is not above zero */
        public Builder maxDepth(int value) {
            maxDepth = (int) between("maxDepth", value, Integer.MAX_VALUE);
            return this;
        }

        /** @throws IllegalArgumentException when it is not above zero */
        public Builder maxPathLength(int value) {
            maxPathLength = (int) between("maxPathLength", value, Integer.MAX_VALUE);
            return this;
        }

        public GitLimits build() {
            return new GitLimits(this);
        }

        private static long between(String name, long value, long most) {
            if (value < 1 || value > most) {
                throw new IllegalArgumentException(name + ": found " + value + "; expected above zero"
                        + (most < Integer.MAX_VALUE ? ", at most " + most : ""));
            }
            return value;
        }
    }
}

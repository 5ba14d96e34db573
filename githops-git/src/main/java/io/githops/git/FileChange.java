package io.githops.git;

import java.util.Objects;

/**
 * What a commit does to a file.
 *
 * @param path from the root of the repository with slashes
 */
public record FileChange(String path, Kind kind) {
    /** @throws NullPointerException when a part is null */
    public FileChange {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(kind, "kind");
    }

    /** {@code + lab/web.yaml}, with {@code ~} for changed and {@code -} for deleted files. */
    @Override
    public String toString() {
        return kind.sign + " " + path;
    }

    /** What is done to files. */
    public enum Kind {
        ADDED("+"),
        CHANGED("~"),
        DELETED("-");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }
}

package io.githops.model;

/**
 * Where something was written.
 *
 * @param file the path as the source names it, with forward slashes
 * @param line one-based
 * @param column one-based, in characters
 */
public record Position(String file, int line, int column) {
    /** {@code vms/web.yaml:14:7}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}

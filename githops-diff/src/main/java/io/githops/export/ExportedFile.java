package io.githops.export;

import io.githops.model.Resource;
import java.util.Objects;

/**
 * One manifest with its place in the repository.
 *
 * @param path relative, with forward slashes and no capitals, such as {@code lab/virtualmachine-web.yaml}; cluster-scoped
 *     resources are in {@code _cluster}
 * @param resource the manifest
 * @param text the manifest as YAML that reads back to the same tree
 * @param removedFields how many values of the live object, lists and mappings not counted, the manifest leaves out
 */
public record ExportedFile(String path, Resource resource, String text, int removedFields) {
    /** @throws NullPointerException when path, resource or text is null */
    public ExportedFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(text, "text");
    }

    /** The path only, as the text may hold what is sensitive. */
    @Override
    public String toString() {
        return path;
    }
}

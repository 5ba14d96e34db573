package io.githops.manifest;

import io.githops.model.Problem;
import io.githops.model.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one file holds, read by itself by {@link ManifestReader#parse} and joined with others by {@link Manifests#of}. Whoever
 * keeps it need not read the file again while its path and content stay the same. Holds nothing of the text. Immutable.
 */
public final class ParsedFile {
    private final String name;
    private final List<Finding> findings;

    ParsedFile(String name, List<Finding> findings) {
        this.name = name;
        this.findings = List.copyOf(findings);
    }

    /** The path as the source names it. */
    public String name() {
        return name;
    }

    /** In the order of the file's documents. */
    List<Finding> findings() {
        return findings;
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * A resource and what its checks found, or a problem without a resource.
     *
     * @param problems of the resource, if there is one
     */
    record Finding(@Nullable Resource resource, List<Problem> problems) {}
}

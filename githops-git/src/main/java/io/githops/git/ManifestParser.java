package io.githops.git;

import io.githops.model.Kinds;
import io.githops.model.Problem;
import io.githops.model.Resource;
import java.util.List;

/** Turns files into resources. */
interface ManifestParser {
    /** @param files in the order of their resources */
    Parsed parse(Kinds kinds, List<ManifestBlob> files);

    /**
     * What the files hold.
     *
     * @param resources empty when a problem is an error
     * @param problems in the order of files and lines
     */
    record Parsed(List<Resource> resources, List<Problem> problems) {}
}

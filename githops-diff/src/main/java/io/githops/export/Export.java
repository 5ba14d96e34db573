package io.githops.export;

import io.githops.model.Problem;
import io.githops.model.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is live as manifests, and what is not among them. A value: the same live objects give the same export. Immutable. */
public final class Export {
    private final List<ExportedFile> files;
    private final List<LeftOut> leftOut;
    private final List<Problem> warnings;

    Export(List<ExportedFile> files, List<LeftOut> leftOut, List<Problem> warnings) {
        this.files = List.copyOf(files);
        this.leftOut = List.copyOf(leftOut);
        this.warnings = List.copyOf(warnings);
    }

    /** The files by path; one resource in each. */
    public List<ExportedFile> files() {
        return files;
    }

    /** The resources that are not exported, by identity. */
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    /** What is doubtful about some of the files, in their order. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** The manifests, in the order of the files. */
    public List<Resource> resources() {
        return files.stream().map(ExportedFile::resource).toList();
    }

    /** How many resources are left out for each reason. */
    public Map<LeftOut.Reason, Long> reasons() {
        return leftOut.stream().collect(Collectors.groupingBy(LeftOut::reason, Collectors.counting()));
    }

    /** How many values the manifests leave out, all taken together. */
    public int removedFields() {
        return files.stream().mapToInt(ExportedFile::removedFields).sum();
    }

    @Override
    public String toString() {
        return files.size() + " manifests, " + leftOut.size() + " resources left out";
    }
}

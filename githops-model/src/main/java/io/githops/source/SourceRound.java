package io.githops.source;

import io.githops.model.ManifestException;
import io.githops.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks all parts once, so that the problems of all are known together. Used once. */
final class SourceRound {
    private final Map<String, String> wanted;
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable ManifestException first;

    /** @param wanted the revisions of the parts that are not to be at their newest, by name */
    SourceRound(Map<String, String> wanted) {
        this.wanted = wanted;
    }

    /** @return in the order of the parts */
    List<Snapshot> fetch(List<SourcePart> parts) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (SourcePart part : parts) {
            try {
                snapshots.add(part.fetch(wanted.get(part.name())));
            } catch (ManifestException e) {
                note(part, e);
            }
        }
        if (first != null) {
            var all = new ManifestException(problems);
            first.revision().ifPresent(all::initRevision);
            throw all;
        }
        return snapshots;
    }

    private void note(SourcePart part, ManifestException failure) {
        failure.problems().stream().map(part::named).forEach(problems::add);
        if (first == null) {
            first = failure;
        }
    }
}

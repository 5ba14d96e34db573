package io.githops.manifest;

import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what the files hold, in their order. Used for one reading. */
final class ManifestCollector {
    private final Map<ResourceId, Resource> resources = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    void add(ParsedFile file) {
        for (ParsedFile.Finding finding : file.findings()) {
            if (finding.resource() == null || isNew(finding.resource())) {
                problems.addAll(finding.problems());
            }
        }
    }

    private boolean isNew(Resource resource) {
        Resource earlier = resources.putIfAbsent(resource.id(), resource);
        if (earlier == null) {
            return true;
        }
        String message = resource.id() + ": found a second manifest for it, after "
                + earlier.position(FieldPath.root()).orElseThrow() + "; expected one, remove one of the two";
        problems.add(Problem.error(
                "GH1104", message, resource.position(FieldPath.root()).orElse(null)));
        return false;
    }

    Manifests manifests() {
        return new Manifests(List.copyOf(resources.values()), problems);
    }
}

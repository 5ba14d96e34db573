package io.githops.git;

import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one JSON object from each file. */
final class JsonManifests implements ManifestParser {
    @Override
    public Parsed parse(Kinds kinds, List<ManifestBlob> files) {
        List<Resource> resources = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (ManifestBlob file : files) {
            if (file.content().length == 0) {
                continue;
            }
            try {
                var start = new Position(file.path(), 1, 1);
                resources.add(Resource.of((Mapping) Json.parse(file.content()), path -> Optional.of(start)));
            } catch (MalformedJsonException e) {
                problems.add(
                        Problem.error("GH1001", "malformed JSON", new Position(file.path(), e.line(), e.column())));
            } catch (ManifestException e) {
                problems.addAll(e.problems());
            }
        }
        return new Parsed(resources, problems);
    }
}

package io.githops.diff;

import io.githops.diff.admission.ClusterObjects;
import io.githops.diff.apply.FormerFields;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.FieldPattern;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes manifests that describe live objects as they were. */
final class FormerManifests {
    private static final FieldPath METADATA = FieldPath.of("metadata");

    /** What the server and its controllers give an object, or tie to its UID; another one gets its own. */
    private static final List<FieldPattern> GIVEN = patterns(
            "metadata.generateName",
            "metadata.ownerReferences",
            "metadata.finalizers",
            "metadata.labels[\"kubernetes.io/metadata.name\"]");

    private static final Map<String, List<FieldPattern>> GIVEN_TO_KIND = Map.of(
            "Namespace", patterns("spec.finalizers"),
            "PersistentVolumeClaim", patterns("spec.volumeName"),
            "PersistentVolume", patterns("spec.claimRef"),
            "Service",
                    patterns(
                            "spec.clusterIP", "spec.clusterIPs", "spec.healthCheckNodePort", "spec.ports[*].nodePort"));

    private final ResourceComparison comparison;

    FormerManifests(ResourceComparison comparison) {
        this.comparison = comparison;
    }

    private static List<FieldPattern> patterns(String... patterns) {
        return List.of(patterns).stream().map(FieldPattern::parse).toList();
    }

    /** What was applied to the live object, so that applying it again changes nothing. */
    Resource applied(Resource live) {
        return Resource.of(fields(live).applied(live.tree()));
    }

    /** What takes an apply back that made another object of the live one. */
    Resource former(Resource live, Mapping after) {
        return Resource.of(fields(live).former(live.tree(), after));
    }

    /**
     * What makes an object like the live one, without what is the server's to give. What was applied stays in any case.
     *
     * @param objects the cluster the live object was part of
     */
    Resource whole(Resource live, ClusterObjects objects) {
        Resource applied = applied(live);
        Mapping whole = ResourceComparison.withoutRecords(live).tree();
        for (FieldPath path : given(live, applied, whole, objects)) {
            Optional<Tree> own = applied.at(path);
            whole = own.isPresent() ? whole.with(path, own.get()) : whole.without(path);
        }
        return Resource.of(withoutEmptyMetadata(whole));
    }

    private FormerFields fields(Resource live) {
        return FormerFields.of(comparison.kind(live).schema(), comparison.writer(live));
    }

    /** The fields to leave out, later items of lists first. */
    private List<FieldPath> given(Resource live, Resource applied, Mapping whole, ClusterObjects objects) {
        List<FieldPath> given = new ArrayList<>();
        List<FieldPattern> patterns = new ArrayList<>(GIVEN);
        if (live.id().group().isEmpty()) {
            patterns.addAll(GIVEN_TO_KIND.getOrDefault(live.id().kind(), List.of()));
        }
        patterns.forEach(pattern -> pattern.forEach(whole, (path, value) -> given.add(0, path)));
        comparison.filledIn(applied, live, objects).stream()
                .filter(METADATA::contains)
                .filter(path -> whole.at(path).isPresent())
                .forEach(path -> given.add(0, path));
        return given;
    }

    private static Mapping withoutEmptyMetadata(Mapping object) {
        return object.edit("metadata", metadata -> {
            Mapping rest = metadata;
            for (String part : List.of("labels", "annotations")) {
                rest = Objects.equals(rest.get(part), Mapping.empty()) ? rest.without(part) : rest;
            }
            return rest;
        });
    }
}

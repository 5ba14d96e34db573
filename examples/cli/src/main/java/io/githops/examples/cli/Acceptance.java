package io.githops.examples.cli;

import io.githops.diff.FieldChange;
import io.githops.diff.Planner;
import io.githops.diff.ResourceChange;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.source.Snapshot;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes manifests so that they say what is live where it drifted, and nothing else. */
final class Acceptance {
    private final Planner planner = Planner.builder(KnownKinds.load()).build();
    private final Snapshot desired;
    private final List<Resource> manifests = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    Acceptance(Snapshot desired) {
        this.desired = desired;
    }

    /** Takes over what drifted of a resource, unless a manifest cannot say so or should not. */
    void accept(ResourceChange drifted) {
        Optional<Resource> live = drifted.liveResource();
        if (live.isEmpty()) {
            leftOut.add(drifted.id() + ": missing in the cluster; delete its manifest to accept that");
        } else if (drifted.fields().stream().anyMatch(field -> field.details().isSensitive())) {
            leftOut.add(drifted.id() + ": sensitive values differ, which are not written to files");
        } else {
            manifest(drifted)
                    .filter(manifest -> agrees(manifest, live.get()))
                    .ifPresentOrElse(
                            manifests::add,
                            () -> leftOut.add(drifted.id() + ": a manifest cannot say what is live; edit it by hand"));
        }
    }

    List<Resource> manifests() {
        return manifests;
    }

    /** What was not taken over, and why; without values. */
    List<String> leftOut() {
        return leftOut;
    }

    private Optional<Resource> manifest(ResourceChange drifted) {
        return desired.resources().stream()
                .filter(resource -> resource.id().equals(drifted.id()))
                .findFirst()
                .flatMap(resource -> withLive(resource, drifted.fields()));
    }

    private static Optional<Resource> withLive(Resource manifest, List<FieldChange> fields) {
        Mapping tree = manifest.tree();
        try {
            for (FieldChange field : fields) {
                Mapping before = tree;
                tree = field.liveValue()
                        .map(live -> before.with(field.path(), live))
                        .orElseGet(() -> before.without(field.path()));
            }
            return Optional.of(Resource.of(tree));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a field within text, which a path does not reach
        }
    }

    private boolean agrees(Resource manifest, Resource live) {
        try {
            return planner.compare(manifest, live).fields().isEmpty();
        } catch (ManifestException e) {
            return false;
        }
    }
}

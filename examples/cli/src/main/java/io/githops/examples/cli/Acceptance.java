package io.githops.examples.cli;

import io.githops.diff.FieldChange;
import io.githops.diff.Planner;
import io.githops.diff.ResourceChange;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.source.Snapshot;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes manifests so that they say what is live where it drifted, and nothing else. */
final class Acceptance {
    private final Planner planner = Planner.builder(KnownKinds.load()).build();
    private final Snapshot desired;
    private final Path folder;
    private final List<Resource> manifests = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /** @param folder that was read; empty for the root */
    Acceptance(Snapshot desired, String folder) {
        this.desired = desired;
        this.folder = Path.of("/", folder).normalize();
    }

    /** Takes over what drifted of a resource, unless a manifest cannot say so or should not. */
    void accept(ResourceChange drifted) {
        Optional<Resource> live = drifted.liveResource();
        if (live.isEmpty()) {
            leftOut.add(drifted.id() + ": missing in the cluster; delete its manifest to accept that");
        } else if (drifted.fields().stream().anyMatch(field -> field.details().isSensitive())) {
            leftOut.add(drifted.id() + ": sensitive values differ, which are not written to files");
        } else {
            accept(drifted, live.get());
        }
    }

    List<Resource> manifests() {
        return manifests;
    }

    /** What was not taken over, and why; without values. */
    List<String> leftOut() {
        return leftOut;
    }

    private void accept(ResourceChange drifted, Resource live) {
        Optional<Resource> manifest = desired.resources().stream()
                .filter(resource -> resource.id().equals(drifted.id()))
                .findFirst();
        if (manifest.flatMap(resource -> resource.position(FieldPath.root()))
                .filter(position -> Path.of("/", position.file()).startsWith(folder))
                .isEmpty()) {
            leftOut.add(drifted.id() + ": its manifest lies in a base of an overlay; edit that or a patch by hand");
            return;
        }
        manifest.flatMap(resource -> withLive(resource, drifted.fields()))
                .filter(changed -> agrees(changed, live))
                .ifPresentOrElse(
                        manifests::add,
                        () -> leftOut.add(drifted.id() + ": a manifest cannot say what is live; edit it by hand"));
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

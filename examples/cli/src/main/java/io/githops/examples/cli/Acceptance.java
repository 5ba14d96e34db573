package io.githops.examples.cli;

import io.githops.diff.FieldChange;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.diff.ResourceChange;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Changes manifests so that they say what is live where it drifted, and nothing else. */
final class Acceptance {
    private final PlanInput input;
    private final Map<ResourceId, Resource> written;
    private final Path folder;
    private final Map<ResourceId, Resource> manifests = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();

    private Acceptance(PlanInput input, String folder) {
        this.input = input;
        this.written =
                input.desired().resources().stream().collect(Collectors.toMap(Resource::id, Function.identity()));
        this.folder = Path.of("/", folder).normalize();
    }

    /**
     * Takes over what drifted, but what a manifest cannot say or should not.
     *
     * @param plan tells what drifted
     * @param folder that was read; empty for the root
     */
    static Acceptance of(Plan plan, String folder) {
        var acceptance = new Acceptance(plan.input(), folder);
        DriftCommand.drifted(plan).forEach(acceptance::accept);
        acceptance.leaveOutWhatStillDiffers();
        return acceptance;
    }

    /** In the order of their identities. */
    List<Resource> manifests() {
        return List.copyOf(manifests.values());
    }

    /** What was not taken over, and why; without values. */
    List<String> leftOut() {
        return leftOut;
    }

    private void accept(ResourceChange drifted) {
        if (drifted.liveResource().isEmpty()) {
            leaveOut(drifted, "missing in the cluster; delete its manifest to accept that");
        } else if (drifted.fields().stream().anyMatch(field -> field.details().isSensitive())) {
            leaveOut(drifted, "sensitive values differ, which are not written to files");
        } else if (!isOwn(written.get(drifted.id()))) {
            leaveOut(drifted, "its manifest lies in a base of an overlay; edit that or a patch by hand");
        } else {
            withLive(written.get(drifted.id()), drifted.fields())
                    .ifPresentOrElse(
                            changed -> manifests.put(drifted.id(), changed), () -> leaveOutAsUnsayable(drifted));
        }
    }

    private boolean isOwn(Resource manifest) {
        return manifest.position(FieldPath.root())
                .filter(position -> Path.of("/", position.file()).startsWith(folder))
                .isPresent();
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

    private void leaveOutWhatStillDiffers() {
        try {
            Plan plan = Planner.builder(KnownKinds.load())
                    .build()
                    .plan(PlanInput.of(input.desired().withResources(accepted()), input.live()));
            DriftCommand.drifted(plan).stream()
                    .filter(change -> manifests.containsKey(change.id()))
                    .forEach(this::leaveOutAsUnsayable);
        } catch (ManifestException e) {
            manifests.clear();
            leftOut.add("the manifests could not be applied with what is live: " + e.getMessage());
        }
    }

    private List<Resource> accepted() {
        return input.desired().resources().stream()
                .map(resource -> manifests.getOrDefault(resource.id(), resource))
                .toList();
    }

    private void leaveOutAsUnsayable(ResourceChange drifted) {
        manifests.remove(drifted.id());
        leaveOut(drifted, "a manifest cannot say what is live; edit it by hand");
    }

    private void leaveOut(ResourceChange drifted, String reason) {
        leftOut.add(drifted.id() + ": " + reason);
    }
}

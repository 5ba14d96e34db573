package io.githops.harvester.embedded;

import io.githops.diff.apply.Cause;
import io.githops.diff.patch.JsonPatch;
import io.githops.diff.patch.MergePatch;
import io.githops.diff.patch.PatchException;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patches objects, or their status, in each of the ways Kubernetes knows. */
final class PatchHandler implements CallHandler {
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String STRATEGIC_PATCH = "application/strategic-merge-patch+json";
    private static final String APPLY_PATCH = "application/apply-patch+yaml";

    private final ObjectWriter writer;
    private final ApplyHandler apply;
    private final EmbeddedClock clock;

    PatchHandler(ObjectWriter writer, EmbeddedClock clock) {
        this.writer = writer;
        this.apply = new ApplyHandler(writer, clock);
        this.clock = clock;
    }

    @Override
    public Reply answer(ResourceCall call) {
        String type = call.request().contentType();
        List<String> accepted = accepted(call.resource());
        if (!accepted.contains(type)) {
            throw ApiFailure.unsupportedMediaType(String.join(", ", accepted));
        }
        if (type.equals(APPLY_PATCH)) {
            return apply.answer(call);
        }
        if (call.query().has("force")) {
            throw ApiFailure.invalidOptions(
                    "PatchOptions", Cause.forbidden("force", "may not be specified for non-apply patch"));
        }
        WriteOptions options = WriteOptions.of(call, "PatchOptions");
        List<String> warnings = new ArrayList<>();
        Mapping patched = writer.exclusively(() -> patch(call, type, options, warnings));
        return Reply.json(200, new ObjectView(call, clock).object(patched)).withWarnings(warnings);
    }

    private static List<String> accepted(ApiResource resource) {
        return resource.isBuiltIn()
                ? List.of(JSON_PATCH, MERGE_PATCH, STRATEGIC_PATCH, APPLY_PATCH)
                : List.of(JSON_PATCH, MERGE_PATCH, APPLY_PATCH);
    }

    private Mapping patch(ResourceCall call, String type, WriteOptions options, List<String> warnings) {
        @Nullable Mapping stored = writer.live(call.id());
        if (stored == null) {
            throw ApiFailure.notFound(call.resource(), call.path().name());
        }
        Mapping live = call.resource().inThisVersion(stored);
        var body = new RequestBody(call);
        Intake intake =
                Intake.ofPatched(call, patched(call, type, live, body.patch()), body.text(), options.validation());
        warnings.addAll(intake.warnings());
        Mapping placed = Placement.atRequestPath(call, intake.object());
        Preconditions.check(call, live, placed);
        return writer.update(call.resource(), live, placed, options);
    }

    private static Mapping patched(ResourceCall call, String type, Mapping live, Tree patch) {
        if (type.equals(JSON_PATCH)) {
            return jsonPatched(live, patch);
        }
        if (!(patch instanceof Mapping mapping)) {
            throw ApiFailure.badRequest("error decoding patch: a merge patch is a mapping");
        }
        return type.equals(MERGE_PATCH)
                ? MergePatch.apply(live, mapping)
                : StrategicMergePatch.apply(live, mapping, call.resource().schema());
    }

    private static Mapping jsonPatched(Mapping live, Tree patch) {
        try {
            if (JsonPatch.parse(patch).apply(live) instanceof Mapping patched) {
                return patched;
            }
        } catch (PatchException e) {
            throw ApiFailure.patchRejected();
        }
        throw ApiFailure.patchRejected();
    }
}

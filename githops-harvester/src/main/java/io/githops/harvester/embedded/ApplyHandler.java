package io.githops.harvester.embedded;

import io.githops.diff.apply.ApplyResult;
import io.githops.diff.apply.Cause;
import io.githops.diff.apply.FieldConflict;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies manifests: creates the object or merges them in, with field ownership. */
final class ApplyHandler implements CallHandler {
    private final ObjectWriter writer;
    private final EmbeddedClock clock;

    ApplyHandler(ObjectWriter writer, EmbeddedClock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public Reply answer(ResourceCall call) {
        WriteOptions options = WriteOptions.of(call, "PatchOptions");
        if (call.query().text("fieldManager").isEmpty()) {
            throw ApiFailure.invalidOptions(
                    "PatchOptions", Cause.required("fieldManager", "is required for apply patch"));
        }
        Mapping manifest = checked(call, new RequestBody(call).manifest());
        return writer.exclusively(() -> apply(call, manifest, options))
                .withWarnings(Intake.deprecation(call.resource()));
    }

    private static Mapping checked(ResourceCall call, Mapping manifest) {
        ApiResource resource = call.resource();
        Mapping metadata = manifest.mapping("metadata");
        if (metadata.has("managedFields") && !(metadata.get("managedFields") instanceof Null)) {
            throw ApiFailure.badRequest("metadata.managedFields must be nil");
        }
        String version = manifest.text("apiVersion").orElse("");
        if (!version.equals(resource.apiVersion())) {
            throw ApiFailure.badRequest("Incorrect version specified in apply patch. Specified patch version: "
                    + version + ", expected: " + resource.apiVersion());
        }
        String kind = manifest.text("kind").orElse("");
        if (!kind.equals(resource.kind())) {
            Cause cause = Cause.invalid("kind", "\"" + kind + "\"", "must be " + resource.kind());
            throw ApiFailure.invalid(resource, kind, ObjectMetadata.name(manifest), List.of(cause));
        }
        return ObjectMetadata.name(manifest).isEmpty()
                ? ObjectMetadata.with(manifest, "name", call.path().name())
                : manifest;
    }

    private Reply apply(ResourceCall call, Mapping manifest, WriteOptions options) {
        @Nullable Mapping stored = writer.live(call.id());
        if (stored == null && options.isStatus()) {
            throw ApiFailure.notFound(call.resource(), call.path().name());
        }
        @Nullable Mapping live = stored == null ? null : call.resource().inThisVersion(stored);
        Mapping applied = merged(call, live, manifest, options);
        Mapping placed = Placement.atRequestPath(call, applied);
        if (live == null) {
            return reply(call, 201, writer.createApplied(call.resource(), placed, options));
        }
        requireSameUid(call, live, manifest);
        requireSameRevision(call, live, manifest);
        return reply(call, 200, writer.updateApplied(call.resource(), live, placed, options));
    }

    private Mapping merged(ResourceCall call, @Nullable Mapping live, Mapping manifest, WriteOptions options) {
        ApiResource resource = call.resource();
        ApplyResult result = resource.apply()
                .apply(
                        live,
                        part(resource, placed(call, manifest), options),
                        options.writer(resource, clock.timestamp()),
                        call.query().isTrue("force"));
        if (result instanceof ApplyResult.Conflicted conflicted) {
            throw ApiFailure.applyConflict(
                    conflicted.message(),
                    conflicted.conflicts().stream().map(ApplyHandler::cause).toList());
        }
        if (result instanceof ApplyResult.Unmergeable unmergeable) {
            throw ApiFailure.internal(unmergeable.message());
        }
        // Validation comes after the webhooks, which may fill in what is missing here.
        return result instanceof ApplyResult.Invalid invalid
                ? invalid.object()
                : ((ApplyResult.Applied) result).object();
    }

    /** The engine names objects in its messages as the request does. */
    private static Mapping placed(ResourceCall call, Mapping manifest) {
        return call.resource().isNamespaced()
                        && ObjectMetadata.namespace(manifest).isEmpty()
                ? ObjectMetadata.with(manifest, "namespace", call.path().namespace())
                : manifest;
    }

    /** What of a manifest the resource or sub-resource takes. */
    private static Mapping part(ApiResource resource, Mapping manifest, WriteOptions options) {
        if (!options.isStatus()) {
            return resource.hasStatus() ? manifest.without("status") : manifest;
        }
        Mapping identity = Mapping.builder()
                .put("apiVersion", resource.apiVersion())
                .put("kind", resource.kind())
                .put("metadata", Mapping.of("name", new Text(ObjectMetadata.name(manifest))))
                .build();
        return manifest.has("status") ? identity.with("status", manifest.mapping("status")) : identity;
    }

    private static Cause cause(FieldConflict conflict) {
        return new Cause(
                "FieldManagerConflict", "conflict with " + conflict.manager(), KubernetesPath.text(conflict.path()));
    }

    private static void requireSameUid(ResourceCall call, Mapping live, Mapping manifest) {
        String uid = ObjectMetadata.uid(manifest);
        if (!uid.isEmpty() && !uid.equals(ObjectMetadata.uid(live))) {
            Cause cause = Cause.invalid("metadata.uid", "\"" + uid + "\"", "field is immutable");
            throw ApiFailure.invalid(
                    call.resource(), call.resource().kind(), call.path().name(), List.of(cause, cause));
        }
    }

    private static void requireSameRevision(ResourceCall call, Mapping live, Mapping manifest) {
        String revision = ObjectMetadata.resourceVersion(manifest);
        if (!revision.isEmpty() && !revision.equals(ObjectMetadata.resourceVersion(live))) {
            throw ApiFailure.modified(call.resource(), call.path().name());
        }
    }

    private Reply reply(ResourceCall call, int status, Mapping object) {
        return Reply.json(status, new ObjectView(call, clock).object(object));
    }
}

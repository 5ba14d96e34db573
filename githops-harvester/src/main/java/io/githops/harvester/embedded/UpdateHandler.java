package io.githops.harvester.embedded;

import io.githops.diff.apply.Cause;
import io.githops.tree.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces objects, or their status. */
final class UpdateHandler implements CallHandler {
    private final ObjectWriter writer;
    private final EmbeddedClock clock;

    UpdateHandler(ObjectWriter writer, EmbeddedClock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public Reply answer(ResourceCall call) {
        WriteOptions options = WriteOptions.of(call, "UpdateOptions");
        Intake intake = Intake.ofObject(call, options.validation());
        Mapping placed = Placement.atRequestPath(call, intake.object());
        Mapping updated = writer.exclusively(() -> update(call, placed, options));
        return Reply.json(200, new ObjectView(call, clock).object(updated)).withWarnings(intake.warnings());
    }

    private Mapping update(ResourceCall call, Mapping object, WriteOptions options) {
        @Nullable Mapping live = writer.live(call.id());
        if (live == null) {
            throw ApiFailure.notFound(call.resource(), call.path().name());
        }
        if (ObjectMetadata.resourceVersion(object).isEmpty() && !call.resource().isBuiltIn()) {
            Cause cause = Cause.invalid("metadata.resourceVersion", "0x0", "must be specified for an update");
            throw ApiFailure.invalid(
                    call.resource(), call.resource().plural(), call.path().name(), List.of(cause));
        }
        Preconditions.check(call, live, object);
        return writer.update(call.resource(), call.resource().inThisVersion(live), object, options);
    }
}

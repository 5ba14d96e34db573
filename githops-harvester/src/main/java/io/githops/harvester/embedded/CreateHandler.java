package io.githops.harvester.embedded;

import io.githops.tree.Mapping;

/** Creates objects. */
final class CreateHandler implements CallHandler {
    private final ObjectWriter writer;
    private final EmbeddedClock clock;

    CreateHandler(ObjectWriter writer, EmbeddedClock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public Reply answer(ResourceCall call) {
        WriteOptions options = WriteOptions.of(call, "CreateOptions");
        Intake intake = Intake.ofObject(call, options.validation());
        Mapping placed = Placement.inRequestNamespace(call, intake.object());
        if (!ObjectMetadata.resourceVersion(placed).isEmpty()) {
            throw ApiFailure.internal("resourceVersion should not be set on objects to be created");
        }
        Mapping created = writer.create(call.resource(), placed, options);
        return Reply.json(201, new ObjectView(call, clock).object(created)).withWarnings(intake.warnings());
    }
}

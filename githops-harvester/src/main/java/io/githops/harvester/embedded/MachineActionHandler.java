package io.githops.harvester.embedded;

import io.githops.harvester.simulation.ActionRefusedException;
import io.githops.harvester.simulation.MachineActions;
import io.githops.harvester.simulation.StoredObjects;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Answers what machines are asked to do: the sub-resources that KubeVirt serves as an API of its own. */
final class MachineActionHandler {
    private static final String GROUP = "subresources.kubevirt.io";
    private static final Set<String> VERSIONS = Set.of("v1", "v1alpha3");

    private final StoredObjects objects;
    private final ObjectWriter writer;
    private final EmbeddedClock clock;

    MachineActionHandler(StoredObjects objects, ObjectWriter writer, EmbeddedClock clock) {
        this.objects = objects;
        this.writer = writer;
        this.clock = clock;
    }

    /** @return empty when the path is none of a machine's actions */
    Optional<Reply> answer(ApiRequest request) {
        return RequestPath.parse(request.segments())
                .filter(path -> path.group().equals(GROUP) && VERSIONS.contains(path.version()))
                .filter(path -> !path.subresource().isEmpty())
                .flatMap(path -> answer(request, path));
    }

    private Optional<Reply> answer(ApiRequest request, RequestPath path) {
        if (!request.method().equals("PUT")) {
            throw ApiFailure.methodNotAllowed();
        }
        Mapping options = options(request);
        return writer.exclusively(() -> perform(path, options))
                ? Optional.of(Reply.of(202, "", new byte[0]))
                : Optional.empty();
    }

    private boolean perform(RequestPath path, Mapping options) {
        try {
            return MachineActions.perform(
                    objects, path.plural(), path.namespace(), path.name(), path.subresource(), options, clock.now());
        } catch (ActionRefusedException e) {
            throw e.isMissing()
                    ? ApiFailure.notFound(path.plural() + ".kubevirt.io", path.name())
                    : ApiFailure.conflict(path.plural(), path.name(), e.getMessage());
        }
    }

    private static Mapping options(ApiRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        try {
            return !body.isBlank() && Json.parse(body) instanceof Mapping options ? options : Mapping.empty();
        } catch (MalformedJsonException e) {
            throw ApiFailure.badRequest(JsonComplaint.about(body));
        }
    }
}

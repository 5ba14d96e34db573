package io.githops.harvester.embedded;

import io.githops.harvester.embedded.WriteOptions.FieldValidation;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An object as it came in, without the fields that its kind does not know.
 *
 * @param warnings for the client, one for each unknown field that it wants to hear of
 */
record Intake(Mapping object, List<String> warnings) {

    /**
     * Of an object that a create or update sent.
     *
     * @throws ApiFailure when fields are unknown and the request wants none
     */
    static Intake ofObject(ResourceCall call, FieldValidation validation) {
        ApiResource resource = call.resource();
        var pruning = new Pruning();
        var body = new RequestBody(call);
        Mapping object = pruning.prune(body.object(), resource.schema());
        List<String> problems = Stream.concat(
                        body.repeatedFields().stream().map(field -> "duplicate field \"" + field + "\""),
                        problems(pruning).stream())
                .toList();
        if (validation == FieldValidation.STRICT && !problems.isEmpty()) {
            throw ApiFailure.badRequest(resource.kind() + " in version \"" + resource.version()
                    + "\" cannot be handled as a " + resource.kind() + ": strict decoding error: "
                    + String.join(", ", problems));
        }
        return new Intake(object, warnings(resource, problems, validation));
    }

    /**
     * Of an object that a patch gave.
     *
     * @param patch as it was sent, for the answer when it is refused
     * @throws ApiFailure when fields are unknown and the request wants none
     */
    static Intake ofPatched(ResourceCall call, Mapping patched, String patch, FieldValidation validation) {
        ApiResource resource = call.resource();
        var pruning = new Pruning();
        Mapping object = pruning.prune(patched, resource.schema());
        List<String> problems = problems(pruning);
        if (validation == FieldValidation.STRICT && !problems.isEmpty()) {
            throw ApiFailure.invalidPatch(patch, "strict decoding error: " + String.join(", ", problems));
        }
        return new Intake(object, warnings(resource, problems, validation));
    }

    private static List<String> problems(Pruning pruning) {
        return pruning.unknownFields().stream()
                .map(field -> "unknown field \"" + field + "\"")
                .toList();
    }

    private static List<String> warnings(ApiResource resource, List<String> problems, FieldValidation validation) {
        List<String> warnings = new ArrayList<>(deprecation(resource));
        if (validation == FieldValidation.WARN) {
            warnings.addAll(problems);
        }
        return List.copyOf(warnings);
    }

    static List<String> deprecation(ApiResource resource) {
        String deprecation = resource.presentation().deprecation();
        return deprecation.isEmpty() ? List.of() : List.of(deprecation);
    }
}

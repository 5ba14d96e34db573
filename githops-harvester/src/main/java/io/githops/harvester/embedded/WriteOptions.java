package io.githops.harvester.embedded;

import io.githops.diff.apply.Cause;
import io.githops.diff.apply.Writer;
import io.githops.tree.Json;
import io.githops.tree.Text;

/**
 * How a request wants an object to be written.
 *
 * @param subresource empty for the main resource
 * @param dryRun whether to run all checks and store nothing
 */
record WriteOptions(String fieldManager, String subresource, boolean dryRun, FieldValidation validation) {

    /** What to do about fields that the schema does not know. */
    enum FieldValidation {
        STRICT,
        WARN,
        IGNORE
    }

    /**
     * @param optionsKind the kind of options the request carries, for the answer when they are faulty
     * @throws ApiFailure when an option has a value that it cannot have
     */
    static WriteOptions of(ResourceCall call, String optionsKind) {
        Query query = call.query();
        return new WriteOptions(
                call.request().fieldManager(),
                call.path().subresource(),
                isDryRun(query, optionsKind),
                validation(query, optionsKind));
    }

    /** @throws ApiFailure when the option is neither absent nor {@code All} */
    static boolean isDryRun(Query query, String optionsKind) {
        String value = query.text("dryRun");
        if (value.isEmpty() || value.equals("All")) {
            return !value.isEmpty();
        }
        throw ApiFailure.invalidOptions(
                optionsKind, Cause.unsupported("dryRun", Json.text(new Text(value)), "\"All\""));
    }

    private static FieldValidation validation(Query query, String optionsKind) {
        String value = query.text("fieldValidation");
        return switch (value) {
            case "", "Warn" -> FieldValidation.WARN;
            case "Strict" -> FieldValidation.STRICT;
            case "Ignore" -> FieldValidation.IGNORE;
            default ->
                throw ApiFailure.invalidOptions(
                        optionsKind,
                        Cause.unsupported(
                                "fieldValidation",
                                Json.text(new Text(value)),
                                "\"\", \"Ignore\", \"Strict\", \"Warn\""));
        };
    }

    /** What a controller of the simulated cluster writes with. */
    static WriteOptions ofController(String fieldManager, String subresource) {
        return new WriteOptions(fieldManager, subresource, false, FieldValidation.IGNORE);
    }

    Writer writer(ApiResource resource, String time) {
        return new Writer(fieldManager, resource.apiVersion(), subresource, time);
    }

    boolean isStatus() {
        return subresource.equals("status");
    }
}

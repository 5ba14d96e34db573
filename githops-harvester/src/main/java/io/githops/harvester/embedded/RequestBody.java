package io.githops.harvester.embedded;

import io.githops.diff.apply.Cause;
import io.githops.model.GroupVersionKind;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Reads the body of a request, and says in the API server's words why it cannot be read. */
final class RequestBody {
    private static final Set<String> JSON_TYPES = Set.of("", "application/json", "application/merge-patch+json");
    private static final String YAML_TYPE = "application/yaml";
    private static final int SUMMARY_BYTES = 30;

    private final ResourceCall call;
    private final byte[] bytes;
    private List<String> repeatedFields = List.of();

    RequestBody(ResourceCall call) {
        this.call = call;
        this.bytes = call.request().body();
    }

    /**
     * The object a create or update carries, with its type checked.
     *
     * @throws ApiFailure when there is none, or one of another kind
     */
    Mapping object() {
        Tree tree = tree(call.request().contentType());
        if (!(tree instanceof Mapping object)) {
            throw unrecognized("couldn't get version/kind; json parse error: json: cannot unmarshal " + goType(tree)
                    + " into Go value of type struct");
        }
        return typed(object);
    }

    /** The paths of fields that the object has twice, of which the last counts; known after {@link #object}. */
    List<String> repeatedFields() {
        return repeatedFields;
    }

    private Tree tree(String type) {
        if (JSON_TYPES.contains(type)) {
            return jsonWithoutRepetition();
        }
        if (type.equals(YAML_TYPE)) {
            return yaml();
        }
        if (type.equals(ProtobufBody.TYPE) && call.resource().isBuiltIn()) {
            return ProtobufBody.parse(bytes);
        }
        throw ApiFailure.unsupportedMediaType("application/json, application/yaml");
    }

    private Mapping typed(Mapping object) {
        ApiResource resource = call.resource();
        String kind = object.text("kind").orElse("");
        String apiVersion = object.text("apiVersion").orElse("");
        if (kind.isEmpty() && apiVersion.isEmpty() && resource.isBuiltIn()) {
            return withType(object, resource);
        }
        for (String field : List.of("kind", "apiVersion")) {
            if (object.text(field).orElse("").isEmpty()) {
                throw unrecognized("Object '" + (field.equals("kind") ? "Kind" : "apiVersion") + "' is missing in '"
                        + "the object'");
            }
        }
        if (!apiVersion.equals(resource.apiVersion())) {
            throw ApiFailure.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + resource.apiVersion() + ")");
        }
        if (!kind.equals(resource.kind())) {
            throw wrongKind(object, GroupVersionKind.of(apiVersion, kind));
        }
        return object;
    }

    private static Mapping withType(Mapping object, ApiResource resource) {
        return Mapping.builder()
                .put("apiVersion", resource.apiVersion())
                .put("kind", resource.kind())
                .putAll(object)
                .build();
    }

    private ApiFailure wrongKind(Mapping object, GroupVersionKind found) {
        ApiResource resource = call.resource();
        if (resource.isBuiltIn()) {
            return ApiFailure.badRequest(found.kind() + " in version \"" + found.version()
                    + "\" cannot be handled as a " + resource.kind() + ": no kind \"" + found.kind()
                    + "\" is registered for version \"" + found.apiVersion() + "\"");
        }
        Cause cause = Cause.invalid("kind", "\"" + found.kind() + "\"", "must be " + resource.kind());
        return ApiFailure.invalid(resource, found.kind(), ObjectMetadata.name(object), List.of(cause));
    }

    /**
     * The manifest that an apply carries, as YAML or JSON.
     *
     * @throws ApiFailure when it is neither, or no mapping
     */
    Mapping manifest() {
        if (yaml() instanceof Mapping manifest) {
            return manifest;
        }
        throw ApiFailure.badRequest("error decoding YAML: the manifest is not a mapping");
    }

    private Tree yaml() {
        try {
            return YamlText.parse(text());
        } catch (IllegalArgumentException e) {
            throw ApiFailure.badRequest("error decoding YAML: " + e.getMessage());
        }
    }

    private Tree jsonWithoutRepetition() {
        try {
            return Json.parse(bytes);
        } catch (MalformedJsonException e) {
            String complaint = JsonComplaint.about(text());
            if (!complaint.equals(JsonComplaint.BEYOND_LIMITS)) {
                throw malformed(complaint);
            }
            RepeatedFields.Found found = RepeatedFields.in(text());
            repeatedFields = found.paths();
            return parsed(found.json());
        }
    }

    private Tree parsed(String json) {
        try {
            return Json.parse(json);
        } catch (MalformedJsonException e) {
            throw malformed(JsonComplaint.about(json));
        }
    }

    /** @throws ApiFailure when the body is no JSON */
    Tree json() {
        return parsed(text());
    }

    private ApiFailure malformed(String complaint) {
        return unrecognized("couldn't get version/kind; json parse error: " + complaint);
    }

    /**
     * The patch that the body is.
     *
     * @throws ApiFailure when it is no JSON
     */
    Tree patch() {
        try {
            return Json.parse(bytes);
        } catch (MalformedJsonException e) {
            throw ApiFailure.badRequest("error decoding patch: " + JsonComplaint.about(text()));
        }
    }

    /**
     * The options a deletion carries.
     *
     * @return the empty mapping when there is no body
     * @throws ApiFailure when the body is no mapping
     */
    Mapping options() {
        if (bytes.length == 0) {
            return Mapping.empty();
        }
        if (json() instanceof Mapping options) {
            return options;
        }
        throw ApiFailure.badRequest("the options of a deletion are not a mapping");
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private ApiFailure unrecognized(String why) {
        return ApiFailure.badRequest("the object provided is unrecognized (must be of type "
                + call.resource().kind() + "): " + why + " (" + summary() + ")");
    }

    private String summary() {
        if (bytes.length == 0) {
            return "<empty>";
        }
        int shown = Math.min(bytes.length, SUMMARY_BYTES);
        String more = bytes.length > SUMMARY_BYTES ? " ..." : "";
        return bytes[0] == '{'
                ? new String(bytes, 0, shown, StandardCharsets.UTF_8) + more
                : HexFormat.of().formatHex(bytes, 0, shown) + more;
    }

    private static String goType(Tree tree) {
        return switch (tree.shape()) {
            case SEQUENCE -> "array";
            case TEXT -> "string";
            case NUMBER -> "number";
            case BOOL -> "bool";
            case MAPPING, NULL -> "object";
        };
    }
}

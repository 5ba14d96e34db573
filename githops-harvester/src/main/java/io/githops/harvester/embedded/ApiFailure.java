package io.githops.harvester.embedded;

import io.githops.diff.admission.Refusal;
import io.githops.diff.apply.Cause;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends a request with a {@code Status} body, in the API server's words. */
final class ApiFailure extends RuntimeException {
    static final String MODIFIED =
            "the object has been modified; please apply your changes to the latest version and try again";
    private static final long serialVersionUID = 1L;

    private final transient Mapping body;
    private final int code;

    private ApiFailure(int code, String reason, String message, @Nullable Mapping details) {
        super(message, null, false, false);
        this.code = code;
        this.body = StatusBody.failure(code, reason, message, details);
    }

    int code() {
        return code;
    }

    Mapping body() {
        return body;
    }

    static ApiFailure badRequest(String message) {
        return new ApiFailure(400, "BadRequest", message, null);
    }

    static ApiFailure unauthorized() {
        return new ApiFailure(401, "Unauthorized", "Unauthorized", null);
    }

    static ApiFailure forbidden(String message, Mapping details) {
        return new ApiFailure(403, "Forbidden", message, details);
    }

    static ApiFailure notFound(ApiResource resource, String name) {
        return notFound(
                resource.qualifiedPlural(), StatusBody.details(name, resource.group(), resource.plural()), name);
    }

    /** @param plural with its group */
    static ApiFailure notFound(String plural, String name) {
        return notFound(plural, StatusBody.details(name, "kubevirt.io", plural), name);
    }

    /** What KubeVirt says of a machine that is not in the state for an action. */
    static ApiFailure conflict(String plural, String name, String why) {
        String message = "Operation cannot be fulfilled on " + plural + ".kubevirt.io \"" + name + "\": " + why;
        return new ApiFailure(409, "Conflict", message, StatusBody.details(name, "kubevirt.io", plural));
    }

    static ApiFailure namespaceNotFound(String name) {
        return notFound("namespaces", StatusBody.details(name, "", "namespaces"), name);
    }

    private static ApiFailure notFound(String kind, Mapping details, String name) {
        return new ApiFailure(404, "NotFound", kind + " \"" + name + "\" not found", details);
    }

    static ApiFailure namespaceTerminating(ApiResource resource, String name, String namespace) {
        String message = resource.qualifiedPlural() + " \"" + name
                + "\" is forbidden: unable to create new content in namespace " + namespace
                + " because it is being terminated";
        var cause = new Cause(
                "NamespaceTerminating", "namespace " + namespace + " is being terminated", "metadata.namespace");
        Mapping details = StatusBody.details(name, resource.group(), resource.plural());
        return forbidden(
                message,
                details.with("causes", StatusBody.causes(List.of(cause)).sequence("causes")));
    }

    static ApiFailure methodNotAllowed() {
        String message = "the server does not allow this method on the requested resource";
        return new ApiFailure(405, "MethodNotAllowed", message, Mapping.empty());
    }

    static ApiFailure notAcceptable(String accepted) {
        return new ApiFailure(406, "NotAcceptable", "only the following media types are accepted: " + accepted, null);
    }

    static ApiFailure alreadyExists(ApiResource resource, String name) {
        String message = resource.qualifiedPlural() + " \"" + name + "\" already exists";
        return new ApiFailure(
                409, "AlreadyExists", message, StatusBody.details(name, resource.group(), resource.plural()));
    }

    static ApiFailure modified(ApiResource resource, String name) {
        return conflict(resource, resource.plural(), name, MODIFIED);
    }

    /** @param kind how the API server names the kind in this message: by plural or by kind */
    static ApiFailure conflict(ApiResource resource, String kind, String name, String why) {
        String message = "Operation cannot be fulfilled on " + resource.qualified(kind) + " \"" + name + "\": " + why;
        return new ApiFailure(409, "Conflict", message, StatusBody.details(name, resource.group(), kind));
    }

    static ApiFailure applyConflict(String message, List<Cause> causes) {
        return new ApiFailure(409, "Conflict", message, StatusBody.causes(causes));
    }

    static ApiFailure expired(String message) {
        return new ApiFailure(410, "Expired", message, null);
    }

    /** The answer to a continue token that is too old: it carries a new one, with which the rest can be had. */
    ApiFailure withContinue(String token) {
        var failure = new ApiFailure(code, body.text("reason").orElse(""), getMessage(), null);
        return failure.with(body.with("metadata", Mapping.of("continue", new Text(token))));
    }

    private ApiFailure with(Mapping otherBody) {
        return new ApiFailure(code, getMessage(), otherBody);
    }

    private ApiFailure(int code, String message, Mapping body) {
        super(message, null, false, false);
        this.code = code;
        this.body = body;
    }

    static ApiFailure tooLarge(int limitBytes) {
        String message = "Request entity too large: limit is " + limitBytes;
        return new ApiFailure(413, "RequestEntityTooLarge", message, null);
    }

    static ApiFailure unsupportedMediaType(String accepted) {
        String message = "the body of the request was in an unknown format - accepted media types include: " + accepted;
        return new ApiFailure(415, "UnsupportedMediaType", message, null);
    }

    static ApiFailure invalid(ApiResource resource, String kind, String name, List<Cause> causes) {
        Set<String> lines = new LinkedHashSet<>();
        causes.forEach(cause -> lines.add(cause.toString()));
        String joined = String.join(", ", lines);
        String message = resource.qualified(kind) + " \"" + name + "\" is invalid: "
                + (lines.size() == 1 ? joined : "[" + joined + "]");
        Mapping details = StatusBody.details(name, resource.group(), kind);
        return new ApiFailure(
                422,
                "Invalid",
                message,
                details.with("causes", StatusBody.causes(causes).sequence("causes")));
    }

    /** A faulty option of the request itself, such as {@code PatchOptions}. */
    static ApiFailure invalidOptions(String kind, Cause cause) {
        Mapping details = StatusBody.details("", "meta.k8s.io", kind);
        return new ApiFailure(
                422,
                "Invalid",
                kind + ".meta.k8s.io \"\" is invalid: " + cause,
                details.with("causes", StatusBody.causes(List.of(cause)).sequence("causes")));
    }

    static ApiFailure patchRejected() {
        String message = "the server rejected our request due to an error in our request";
        return new ApiFailure(422, "Invalid", message, Mapping.empty());
    }

    /** A patch whose outcome the server does not take. */
    static ApiFailure invalidPatch(String patch, String why) {
        Cause cause = Cause.invalid("patch", Json.text(new Text(patch)), why);
        return new ApiFailure(422, "Invalid", " \"\" is invalid: " + cause, StatusBody.causes(List.of(cause)));
    }

    /** A failure inside the server that carries no reason. */
    static ApiFailure internal(String message) {
        return new ApiFailure(500, "", message, null);
    }

    /** A fault of the server itself. */
    static ApiFailure unexpected(String message) {
        Mapping details = Mapping.of("causes", Sequence.of(Mapping.of("message", new Text(message))));
        return new ApiFailure(500, "InternalError", "Internal error occurred: " + message, details);
    }

    static ApiFailure futureRevision(long wanted, long newest) {
        String message = "Timeout: Too large resource version: " + wanted + ", current: " + newest;
        Mapping cause = Mapping.of(
                "reason", new Text("ResourceVersionTooLarge"), "message", new Text("Too large resource version"));
        Mapping details = Mapping.builder()
                .put("causes", Sequence.of(cause))
                .put("retryAfterSeconds", 1)
                .build();
        return new ApiFailure(504, "Timeout", message, details);
    }

    static ApiFailure refused(Refusal refusal) {
        String message = "admission webhook \"" + refusal.webhook() + "\" denied the request: " + refusal.message();
        return new ApiFailure(refusal.status(), reasonOf(refusal.status()), message, null);
    }

    private static String reasonOf(int code) {
        return switch (code) {
            case 400 -> "BadRequest";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            case 409 -> "Conflict";
            case 422 -> "Invalid";
            case 500 -> "InternalError";
            default -> "";
        };
    }
}

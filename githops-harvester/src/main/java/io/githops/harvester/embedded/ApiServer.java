package io.githops.harvester.embedded;

import io.githops.harvester.Transport;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers requests, whichever way they came. Thread-safe. */
final class ApiServer {
    private static final System.Logger LOGGER = System.getLogger(ApiServer.class.getName());
    static final int MAX_BODY_BYTES = 3 * 1024 * 1024;

    private final Credentials credentials;
    private final ApiResources resources;
    private final Endpoints endpoints;
    private final MachineActionHandler actions;
    private final Map<String, CallHandler> handlers;
    private final Authorization authorization;
    private final Reviews reviews;
    private final Faults faults;
    private final boolean recordsBodies;
    private final OpenStreams streams = new OpenStreams();
    private final RequestLog log = new RequestLog();

    /** @param handlers by Kubernetes' verb */
    ApiServer(
            Credentials credentials,
            Roles roles,
            ApiResources resources,
            Endpoints endpoints,
            MachineActionHandler actions,
            Map<String, CallHandler> handlers,
            Faults faults,
            boolean recordsBodies) {
        this.recordsBodies = recordsBodies;
        authorization = new Authorization(roles);
        reviews = new Reviews(roles);
        this.faults = faults;
        this.credentials = credentials;
        this.resources = resources;
        this.endpoints = endpoints;
        this.actions = actions;
        this.handlers = Map.copyOf(handlers);
    }

    /** Never throws; a fault of the server itself becomes an answer, too. */
    Reply answer(Transport.Request request) {
        ApiRequest parsed;
        try {
            parsed = ApiRequest.of(request);
        } catch (ApiFailure malformed) {
            IncomingRequest incoming = IncomingRequest.malformed(request.method(), request.path());
            log.add(new RecordedRequest(incoming, "", malformed.code()));
            return Reply.failure(malformed);
        }
        EmbeddedUser user = credentials.user(parsed);
        String name = user == null ? "" : user.name();
        IncomingRequest incoming = IncomingRequest.of(name, parsed, request.path(), resources);
        Reply reply = faults.meet(incoming)
                .map(fault -> fault.answer(incoming, () -> answerSafely(parsed, user)))
                .orElseGet(() -> answerSafely(parsed, user));
        log.add(new RecordedRequest(incoming, recordsBodies ? RecordedBody.of(incoming, parsed) : "", reply.status()));
        return streams.track(reply);
    }

    private Reply answerSafely(ApiRequest request, @Nullable EmbeddedUser user) {
        try {
            return answer(request, user);
        } catch (ApiFailure failure) {
            return Reply.failure(failure);
        } catch (RuntimeException | StackOverflowError e) {
            LOGGER.log(System.Logger.Level.WARNING, "the embedded Harvester failed to answer a request", e);
            return Reply.failure(ApiFailure.unexpected("the embedded Harvester met a fault of its own"));
        }
    }

    RequestLog log() {
        return log;
    }

    Faults faults() {
        return faults;
    }

    OpenStreams streams() {
        return streams;
    }

    private Reply answer(ApiRequest request, @Nullable EmbeddedUser user) {
        if (request.body().length > MAX_BODY_BYTES) {
            throw ApiFailure.tooLarge(MAX_BODY_BYTES);
        }
        if (user == null) {
            throw ApiFailure.unauthorized();
        }
        authorization.require(user, request);
        return endpoints
                .answer(request)
                .or(() -> reviews.answer(request, user))
                .or(() -> actions.answer(request))
                .or(() -> resourceCall(request).map(call -> handler(call).answer(call)))
                .orElseGet(Reply::pageNotFound);
    }

    private Optional<ResourceCall> resourceCall(ApiRequest request) {
        return RequestPath.parse(request.segments())
                .flatMap(path -> resources
                        .find(path)
                        .filter(resource -> isOffered(request, path, resource))
                        .map(resource ->
                                new ResourceCall(request, path, resource, AcceptedForm.of(request.header("Accept")))));
    }

    private static boolean isOffered(ApiRequest request, RequestPath path, ApiResource resource) {
        boolean scopeFits = resource.isNamespaced()
                ? !path.namespace().isEmpty() || path.isCollection()
                : path.namespace().isEmpty();
        boolean subresourceFits =
                path.subresource().isEmpty() || path.subresource().equals("status") && resource.hasStatus();
        return scopeFits && subresourceFits;
    }

    private CallHandler handler(ResourceCall call) {
        CallHandler handler = handlers.get(verb(call));
        if (handler == null) {
            throw ApiFailure.methodNotAllowed();
        }
        return handler;
    }

    /** Kubernetes' verb for a request; one that no handler has for a method that is not allowed. */
    private static String verb(ResourceCall call) {
        boolean collection = call.path().isCollection();
        boolean main = call.path().subresource().isEmpty();
        return switch (call.request().method()) {
            case "GET", "HEAD" -> call.query().isTrue("watch") ? "watch" : collection ? "list" : "get";
            case "POST" -> mayCreate(call) && main ? "create" : "none";
            case "PUT" -> collection ? "none" : "update";
            case "PATCH" -> collection ? "none" : "patch";
            case "DELETE" -> main && isScoped(call) ? "delete" : "none";
            default -> "none";
        };
    }

    /** Built-in kinds are created in collections only; custom resources under a name as well. */
    private static boolean mayCreate(ResourceCall call) {
        return isScoped(call) && (call.path().isCollection() || !call.resource().isBuiltIn());
    }

    private static boolean isScoped(ResourceCall call) {
        return !call.resource().isNamespaced() || !call.path().namespace().isEmpty();
    }
}

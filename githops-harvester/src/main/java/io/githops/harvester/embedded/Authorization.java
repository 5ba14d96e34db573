package io.githops.harvester.embedded;

import io.githops.harvester.embedded.AccessRule.Access;
import io.githops.harvester.embedded.Roles.Decision;
import io.githops.tree.Mapping;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Refuses what users may not do, in the API server's words. */
final class Authorization {
    private static final Set<String> OPEN_TO_ALL = Set.of("healthz", "livez", "readyz", "version");
    private static final Set<String> DISCOVERY = Set.of("api", "apis", "openapi");

    private final Roles roles;

    Authorization(Roles roles) {
        this.roles = roles;
    }

    /** @throws ApiFailure when the user may not do this */
    void require(EmbeddedUser user, ApiRequest request) {
        if (user.isIn(EmbeddedUser.MASTERS) || isOpen(user, request)) {
            return;
        }
        Optional<RequestPath> path = RequestPath.parse(request.segments());
        if (path.isEmpty()) {
            throw ApiFailure.forbidden(
                    "forbidden: User \"" + user.name() + "\" cannot "
                            + request.method().toLowerCase(Locale.ROOT) + " path \"" + request.path() + "\"",
                    Mapping.empty());
        }
        Access access = Access.of(request, path.get());
        Decision decision = roles.decide(user, access);
        if (!decision.isAllowed()) {
            throw forbidden(user, access, decision);
        }
    }

    /** Whether a user may ask for a path that names no resource. */
    static boolean isOpen(EmbeddedUser user, String root) {
        boolean isKnown = user != Credentials.ANONYMOUS;
        return user.isIn(EmbeddedUser.MASTERS)
                || OPEN_TO_ALL.contains(root)
                || isKnown && (root.isEmpty() || DISCOVERY.contains(root));
    }

    private static boolean isOpen(EmbeddedUser user, ApiRequest request) {
        String root = request.segments().isEmpty() ? "" : request.segments().get(0);
        boolean namesResource = RequestPath.parse(request.segments()).isPresent();
        return namesResource ? user != Credentials.ANONYMOUS && Reviews.isReview(request) : isOpen(user, root);
    }

    private static ApiFailure forbidden(EmbeddedUser user, Access access, Decision decision) {
        String kind = access.group().isEmpty() ? access.resource() : access.resource() + "." + access.group();
        String subject = access.name().isEmpty() ? kind : kind + " \"" + access.name() + "\"";
        String where = access.namespace().isEmpty()
                ? "at the cluster scope"
                : "in the namespace \"" + access.namespace() + "\"";
        String message = subject + " is forbidden: User \"" + user.name() + "\" cannot " + access.verb()
                + " resource \"" + access.fullResource() + "\" in API group \"" + access.group() + "\" " + where
                + (decision.reason().isEmpty() ? "" : ": " + decision.reason());
        return ApiFailure.forbidden(message, StatusBody.details(access.name(), access.group(), access.resource()));
    }

    /** Kubernetes' verb for a request. */
    static String verb(ApiRequest request, RequestPath path) {
        return switch (request.method()) {
            case "GET", "HEAD" -> request.query().isTrue("watch") ? "watch" : path.isCollection() ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> path.isCollection() ? "deletecollection" : "delete";
            default -> "";
        };
    }
}

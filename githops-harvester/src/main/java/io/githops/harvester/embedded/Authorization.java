package io.githops.harvester.embedded;

import io.githops.harvester.embedded.Credentials.Rights;
import io.githops.harvester.embedded.Credentials.User;
import io.githops.tree.Mapping;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Refuses requests of users without rights, in the API server's words. */
final class Authorization {
    private static final Set<String> OPEN_TO_ALL = Set.of("healthz", "livez", "readyz", "version");
    private static final Set<String> DISCOVERY = Set.of("api", "apis", "openapi");

    private Authorization() {}

    /** @throws ApiFailure when the user may not do this */
    static void require(User user, ApiRequest request) {
        if (user.mayDoAnything() || isOpen(user, request)) {
            return;
        }
        Optional<RequestPath> path = RequestPath.parse(request.segments());
        if (path.isEmpty()) {
            throw ApiFailure.forbidden(
                    "forbidden: User \"" + user.name() + "\" cannot "
                            + request.method().toLowerCase(Locale.ROOT) + " path \"" + request.path() + "\"",
                    Mapping.empty());
        }
        throw forbidden(user, request, path.get());
    }

    private static boolean isOpen(User user, ApiRequest request) {
        String root = request.segments().isEmpty() ? "api" : request.segments().get(0);
        if (OPEN_TO_ALL.contains(root) || user.rights() == Rights.NONE) {
            return OPEN_TO_ALL.contains(root);
        }
        return Reviews.isReview(request)
                || DISCOVERY.contains(root)
                        && RequestPath.parse(request.segments()).isEmpty();
    }

    private static ApiFailure forbidden(User user, ApiRequest request, RequestPath path) {
        String kind = path.group().isEmpty() ? path.plural() : path.plural() + "." + path.group();
        String subject = path.isCollection() ? kind : kind + " \"" + path.name() + "\"";
        String resource = path.subresource().isEmpty() ? path.plural() : path.plural() + "/" + path.subresource();
        String where =
                path.namespace().isEmpty() ? "at the cluster scope" : "in the namespace \"" + path.namespace() + "\"";
        String message = subject + " is forbidden: User \"" + user.name() + "\" cannot " + verb(request, path)
                + " resource \"" + resource + "\" in API group \"" + path.group() + "\" " + where;
        return ApiFailure.forbidden(message, StatusBody.details(path.name(), path.group(), path.plural()));
    }

    private static String verb(ApiRequest request, RequestPath path) {
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

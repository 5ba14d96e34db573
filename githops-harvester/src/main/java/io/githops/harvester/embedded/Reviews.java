package io.githops.harvester.embedded;

import io.githops.harvester.embedded.AccessRule.Access;
import io.githops.harvester.embedded.Roles.Decision;
import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers questions of a user about itself: who it is and what it may do. */
final class Reviews {
    private static final String ACCESS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final String RULES = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";
    private static final String IDENTITY = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    private static final Set<String> PATHS = Set.of(ACCESS, RULES, IDENTITY);

    private final Roles roles;

    Reviews(Roles roles) {
        this.roles = roles;
    }

    static boolean isReview(ApiRequest request) {
        return request.method().equals("POST") && PATHS.contains(request.path());
    }

    /** @return empty when the request is no such question */
    Optional<Reply> answer(ApiRequest request, EmbeddedUser user) {
        if (!isReview(request)) {
            return Optional.empty();
        }
        Mapping review = review(request);
        Mapping spec = review.mapping("spec");
        Mapping status = switch (request.path()) {
            case ACCESS -> access(user, spec);
            case RULES -> rules(user, spec.text("namespace").orElse(""));
            default -> Mapping.of("userInfo", Mapping.of("username", new Text(user.name())));
        };
        return Optional.of(Reply.json(201, review.with("status", status)));
    }

    private Mapping access(EmbeddedUser user, Mapping spec) {
        if (spec.has("nonResourceAttributes")) {
            String path = spec.mapping("nonResourceAttributes").text("path").orElse("");
            String[] segments = path.split("/");
            return Mapping.of("allowed", Bool.of(Authorization.isOpen(user, segments.length < 2 ? "" : segments[1])));
        }
        Decision decision = roles.decide(user, Access.of(spec.mapping("resourceAttributes")));
        Mapping status = Mapping.of("allowed", Bool.of(decision.isAllowed()));
        return decision.reason().isEmpty() ? status : status.with("reason", new Text(decision.reason()));
    }

    private Mapping rules(EmbeddedUser user, String namespace) {
        List<Mapping> rules =
                roles.rules(user, namespace).stream().map(AccessRule::toTree).toList();
        return Mapping.builder()
                .put("resourceRules", Sequence.of(rules))
                .put("nonResourceRules", Sequence.empty())
                .put("incomplete", false)
                .build();
    }

    private static Mapping review(ApiRequest request) {
        if (request.contentType().equals(ProtobufBody.TYPE)) {
            return ProtobufBody.parse(request.body());
        }
        try {
            if (Json.parse(request.body()) instanceof Mapping review) {
                return review;
            }
        } catch (MalformedJsonException e) {
            throw ApiFailure.badRequest(JsonComplaint.about(new String(request.body(), StandardCharsets.UTF_8)));
        }
        throw ApiFailure.badRequest("a review is a mapping");
    }
}

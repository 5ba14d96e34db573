package io.githops.harvester.embedded;

import io.githops.harvester.embedded.Credentials.User;
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
    private static final Sequence ANYTHING = Sequence.ofTexts(List.of("*"));

    private Reviews() {}

    static boolean isReview(ApiRequest request) {
        return request.method().equals("POST") && PATHS.contains(request.path());
    }

    /** @return empty when the request is no such question */
    static Optional<Reply> answer(ApiRequest request, User user) {
        if (!isReview(request)) {
            return Optional.empty();
        }
        Mapping status = switch (request.path()) {
            case ACCESS -> Mapping.of("allowed", Bool.of(user.mayDoAnything()));
            case RULES -> rules(user);
            default -> Mapping.of("userInfo", Mapping.of("username", new Text(user.name())));
        };
        return Optional.of(Reply.json(201, review(request).with("status", status)));
    }

    private static Mapping rules(User user) {
        Mapping all = Mapping.builder()
                .put("verbs", ANYTHING)
                .put("apiGroups", ANYTHING)
                .put("resources", ANYTHING)
                .build();
        return Mapping.builder()
                .put("resourceRules", user.mayDoAnything() ? Sequence.of(all) : Sequence.empty())
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

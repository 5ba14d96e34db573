package io.githops.harvester.embedded;

import io.githops.harvester.embedded.Credentials.User;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.util.List;
import java.util.Optional;

/** Answers questions of a user about itself: who it is and what it may do. */
final class Reviews {
    private static final Sequence ANYTHING = Sequence.ofTexts(List.of("*"));

    private Reviews() {}

    static Optional<Reply> answer(ApiRequest request, User user) {
        if (!request.method().equals("POST")) {
            return Optional.empty();
        }
        return switch (request.path()) {
            case "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews" -> Optional.of(
                    reply(request, "allowed", Mapping.builder()
                            .put("allowed", user.mayDoAnything())
                            .build()));
            case "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews" -> Optional.of(
                    reply(request, "rules", rules(user)));
            case "/apis/authentication.k8s.io/v1/selfsubjectreviews" -> Optional.of(
                    reply(request, "userInfo", Mapping.builder()
                            .put("userInfo", Mapping.builder().put("username", user.name()).build())
                            .build()));
            default -> Optional.empty();
        };
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

    private static Reply reply(ApiRequest request, String what, Mapping status) {
        try {
            if (Json.parse(request.body()) instanceof Mapping review) {
                return Reply.json(201, review.with("status", status));
            }
        } catch (MalformedJsonException e) {
            throw ApiFailure.badRequest(JsonComplaint.about(new String(request.body(), java.nio.charset.StandardCharsets.UTF_8)));
        }
        throw ApiFailure.badRequest("a review is a mapping, to be answered with " + what);
    }
}

package io.githops.harvester.embedded;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a list that was handed out in part goes on.
 *
 * @param revision the list is continued as it was at this revision
 * @param namespace of the last object handed out
 * @param name of the last object handed out
 */
record ContinueToken(long revision, String namespace, String name) {

    String text() {
        Mapping content = Mapping.builder()
                .put("v", "meta.k8s.io/v1")
                .put("rv", revision)
                .put("start", namespace + "/" + name)
                .build();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.text(content).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ApiFailure when the text is no token of this server */
    static ContinueToken parse(String text) {
        String json = decode(text);
        if (content(json) instanceof Mapping content
                && content.get("rv") instanceof Num revision
                && revision.isIntegral()) {
            String start = content.text("start").orElse("");
            int slash = start.indexOf('/');
            if (slash >= 0) {
                return new ContinueToken(revision.longValue(), start.substring(0, slash), start.substring(slash + 1));
            }
        }
        throw invalid("server does not recognize this encoded version");
    }

    private static String decode(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("illegal base64 data");
        }
    }

    private static Tree content(String json) {
        try {
            return Json.parse(json);
        } catch (MalformedJsonException e) {
            throw invalid(JsonComplaint.about(json));
        }
    }

    private static ApiFailure invalid(String why) {
        return ApiFailure.badRequest("invalid continue token: continue key is not valid: " + why);
    }
}

package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthorizationTest {
    private static final String REVIEW =
            "{'apiVersion':'authorization.k8s.io/v1','kind':'SelfSubjectAccessReview','spec':{}}";

    private final EmbeddedHarvester harvester = EmbeddedHarvester.builder()
            .bare()
            .kinds(TestKinds.all())
            .token("admin-token")
            .userWithoutRights("viewer", "viewer-token")
            .start();
    private final Api api = new Api(harvester);

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void letsTheAdministratorDoEverything() {
        assertThat(get("/api/v1/namespaces", "admin-token").status()).isEqualTo(200);
        assertThat(Json.text(review("admin-token").at("status.allowed"))).isEqualTo("true");
    }

    @Test
    void refusesAnUnknownToken() {
        assertThat(get("/api/v1/namespaces", "other").status()).isEqualTo(401);
        assertThat(get("/version", "other").status()).isEqualTo(401);
    }

    @Test
    void letsAUserWithoutRightsSeeTheKindsOnly() {
        assertThat(get("/apis/example.io/v1", "viewer-token").status()).isEqualTo(200);
        assertThat(Json.text(review("viewer-token").at("status.allowed"))).isEqualTo("false");
        assertThat(get("/apis/example.io/v1/namespaces/default/gadgets/g", "viewer-token")
                        .message())
                .isEqualTo(
                        "gadgets.example.io \"g\" is forbidden: User \"viewer\" cannot get resource \"gadgets\" in API"
                                + " group \"example.io\" in the namespace \"default\"");
    }

    @Test
    void letsStrangersAskForHealthAndVersionOnly() {
        assertThat(get("/readyz", "").text()).isEqualTo("ok");
        assertThat(get("/version", "").status()).isEqualTo(200);
        assertThat(get("/apis", "").message())
                .isEqualTo("forbidden: User \"system:anonymous\" cannot get path \"/apis\"");
        assertThat(review("").status()).isEqualTo(403);
    }

    private Api.Response get(String path, String token) {
        return api.send("GET", path, authorization(token), "");
    }

    private Api.Response review(String token) {
        return api.send("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", authorization(token), REVIEW);
    }

    private static Map<String, String> authorization(String token) {
        return Map.of("Authorization", token.isEmpty() ? "" : "Bearer " + token);
    }
}

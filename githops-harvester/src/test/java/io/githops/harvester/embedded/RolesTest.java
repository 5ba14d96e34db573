package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.tree.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolesTest {
    private static final String MAPS = "/api/v1/namespaces/team/configmaps";
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1";
    private static final String FORBIDDEN =
            "configmaps is forbidden: User \"bob\" cannot list resource \"configmaps\" in API"
                    + " group \"\" in the namespace \"team\"";

    private final EmbeddedHarvester harvester = EmbeddedHarvester.builder()
            .user(EmbeddedUser.of("ann", "ann-token")
                    .allowing(
                            AccessRule.of("", "configmaps", "get", "list").inNamespaces("team"),
                            AccessRule.of("", "configmaps", "patch").named("mine")))
            .user(EmbeddedUser.of("bob", "bob-token").inGroups("team"))
            .user(EmbeddedUser.of("system:serviceaccount:team:bot", "bot-token"))
            .user(EmbeddedUser.of("root", "root-token").inGroups("system:masters"))
            .start();
    private final Api api = new Api(harvester);

    RolesTest() {
        api.post("/api/v1/namespaces", "{'metadata':{'name':'team'}}");
    }

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void letUsersDoWhatTheirRulesSay() {
        assertThat(get("ann", MAPS).status()).isEqualTo(200);
        assertThat(get("ann", "/api/v1/namespaces/default/configmaps").status()).isEqualTo(403);
        assertThat(get("ann", "/api/v1/configmaps").message()).endsWith("at the cluster scope");
        assertThat(get("ann", MAPS + "?watch=true").message()).contains("cannot watch resource");
        assertThat(get("ann", "/api/v1/namespaces/team/secrets").status()).isEqualTo(403);
        assertThat(patch("ann", MAPS + "/mine").status()).isEqualTo(404);
        assertThat(patch("ann", MAPS + "/yours").status()).isEqualTo(403);
        assertThat(get("root", "/api/v1/secrets").status()).isEqualTo(200);
        assertThat(harvester.requests().user("ann").answered(403)).hasSize(5);
    }

    @Test
    void areReadFromTheCluster() {
        assertThat(get("bob", MAPS).message()).isEqualTo(FORBIDDEN);

        bind("RoleBinding", "namespaces/team/rolebindings", "Role", "{'kind':'Group','name':'team'}");
        assertThat(get("bob", MAPS).message())
                .isEqualTo(FORBIDDEN + ": RBAC: role.rbac.authorization.k8s.io \"reader\" not found");

        role("Role", "namespaces/team/roles");
        assertThat(get("bob", MAPS).status()).isEqualTo(200);
        assertThat(get("bob", "/api/v1/configmaps").status()).isEqualTo(403);
        assertThat(get("bot", MAPS).status()).isEqualTo(403);
        assertThat(Json.text(review("bob", "selfsubjectaccessreviews", ACCESS).at("status")))
                .contains("RBAC: allowed by RoleBinding \\\"b/team\\\" of Role \\\"reader\\\" to Group \\\"team\\\"");
    }

    @Test
    void holdEverywhereWhenBoundToTheCluster() {
        role("ClusterRole", "clusterroles");
        bind(
                "ClusterRoleBinding",
                "clusterrolebindings",
                "ClusterRole",
                "{'kind':'ServiceAccount','name':'bot','namespace':'team'}");

        assertThat(get("bot", "/api/v1/configmaps").status()).isEqualTo(200);
        assertThat(get("bob", "/api/v1/configmaps").status()).isEqualTo(403);
        assertThat(Json.text(review("bot", "selfsubjectrulesreviews", "{'spec':{'namespace':'team'}}")
                        .at("status.resourceRules")))
                .isEqualTo("[{\"verbs\":[\"list\"],\"apiGroups\":[\"\"],\"resources\":[\"configmaps\"]}]");
    }

    @Test
    void leaveStrangersOutOfTheGroupOfAllWhoAreKnown() {
        role("ClusterRole", "clusterroles");
        String everybody = "{'kind':'Group','name':'system:authenticated'}";
        bind("ClusterRoleBinding", "clusterrolebindings", "ClusterRole", everybody);

        assertThat(get("bob", MAPS).status()).isEqualTo(200);
        assertThat(api.send("GET", MAPS, Map.of("Authorization", ""), "").status())
                .isEqualTo(403);
    }

    @Test
    void answerReviewsAsTheyDecide() {
        assertThat(Json.text(review("ann", "selfsubjectaccessreviews", ACCESS).at("status.allowed")))
                .isEqualTo("true");
        assertThat(Json.text(review("bob", "selfsubjectaccessreviews", ACCESS).at("status.allowed")))
                .isEqualTo("false");
        assertThat(Json.text(review(
                                "bob",
                                "selfsubjectaccessreviews",
                                "{'spec':{'nonResourceAttributes':{'path':'/apis','verb':'get'}}}")
                        .at("status.allowed")))
                .isEqualTo("true");
    }

    @Test
    void areNotForTwoUsersOfOneToken() {
        EmbeddedHarvesterBuilder builder = EmbeddedHarvester.builder().user(EmbeddedUser.of("ann", "t"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.user(EmbeddedUser.of("bob", "t")))
                .withMessageContaining("user bob");
        assertThat(EmbeddedUser.of("ann", "hush")).hasToString("ann");
    }

    private static final String ACCESS =
            "{'spec':{'resourceAttributes':{'namespace':'team','verb':'list','resource':'configmaps'}}}";

    private void role(String kind, String path) {
        String namespace = kind.equals("Role") ? ",'namespace':'team'" : "";
        Api.Response made = api.post(
                RBAC + "/" + path,
                "{'apiVersion':'rbac.authorization.k8s.io/v1','kind':'" + kind + "','metadata':{'name':'reader'"
                        + namespace + "},'rules':[{'apiGroups':[''],'resources':['configmaps'],'verbs':['list']}]}");
        assertThat(made.status()).isEqualTo(201);
    }

    private void bind(String kind, String path, String roleKind, String subject) {
        Api.Response made = api.post(
                RBAC + "/" + path,
                "{'apiVersion':'rbac.authorization.k8s.io/v1','kind':'" + kind + "','metadata':{'name':'b'},'roleRef':{"
                        + "'apiGroup':'rbac.authorization.k8s.io','kind':'" + roleKind
                        + "','name':'reader'},'subjects':["
                        + subject + "]}");
        assertThat(made.status()).isEqualTo(201);
    }

    private Api.Response get(String user, String path) {
        return api.send("GET", path, Map.of("Authorization", "Bearer " + user + "-token"), "");
    }

    private Api.Response patch(String user, String path) {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + user + "-token", "Content-Type", "application/merge-patch+json");
        return api.send("PATCH", path, headers, "{}");
    }

    private Api.Response review(String user, String plural, String review) {
        return api.send(
                "POST",
                "/apis/authorization.k8s.io/v1/" + plural,
                Map.of("Authorization", "Bearer " + user + "-token", "Content-Type", "application/json"),
                review);
    }
}

package io.githops.harvester.embedded;

import static io.githops.harvester.embedded.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Json;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeletingTest {
    private final EmbeddedHarvester harvester =
            EmbeddedHarvester.builder().bare().kinds(TestKinds.all()).start();
    private final Api api = new Api(harvester);

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void removesAnObjectAtOnceWhenNothingHoldsIt() {
        create("a", "");

        Api.Response deleted = api.delete(CONFIG_MAPS + "/a");

        assertThat(deleted.at("status")).isEqualTo(new Text("Success"));
        assertThat(api.get(CONFIG_MAPS + "/a").status()).isEqualTo(404);
    }

    @Test
    void keepsAnObjectUntilItsFinalizersAreGone() {
        create("a", ",'finalizers':['example.io/hold']");

        Api.Response deleted = api.delete(CONFIG_MAPS + "/a");
        harvester.advance(Duration.ofHours(1));

        assertThat(deleted.at("metadata.deletionTimestamp")).isEqualTo(new Text("2026-01-01T00:00:00Z"));
        assertThat(api.get(CONFIG_MAPS + "/a").status()).isEqualTo(200);
        assertThat(api.merge(CONFIG_MAPS + "/a", "{'metadata':{'finalizers':null}}")
                        .status())
                .isEqualTo(200);
        assertThat(api.get(CONFIG_MAPS + "/a").status()).isEqualTo(404);
    }

    @Test
    void storesNothingInADryRun() {
        create("a", "");

        assertThat(api.delete(CONFIG_MAPS + "/a?dryRun=All").status()).isEqualTo(200);
        assertThat(api.delete(CONFIG_MAPS + "/a", "{'dryRun':['All']}").status())
                .isEqualTo(200);
        assertThat(api.get(CONFIG_MAPS + "/a").status()).isEqualTo(200);
    }

    @Test
    void checksPreconditions() {
        create("a", "");

        assertThat(api.delete(CONFIG_MAPS + "/a", "{'preconditions':{'uid':'other'}}")
                        .status())
                .isEqualTo(409);
        assertThat(api.delete(CONFIG_MAPS + "/a", "{'preconditions':{'resourceVersion':'1'}}")
                        .status())
                .isEqualTo(409);
        assertThat(api.delete(CONFIG_MAPS + "/a", "{'preconditions':{'uid':'" + uid("a") + "'}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void deletesDependentsInTheBackground() {
        create("owner", "");
        create("child", owners("owner"));
        create("grandchild", owners("child"));

        api.delete(CONFIG_MAPS + "/owner");
        assertThat(api.get(CONFIG_MAPS).names()).containsExactly("child", "grandchild");

        harvester.advance(Duration.ZERO);
        assertThat(api.get(CONFIG_MAPS).names()).isEmpty();
    }

    @Test
    void keepsDependentsThatAreOrphaned() {
        create("owner", "");
        create("child", owners("owner"));

        api.delete(CONFIG_MAPS + "/owner?propagationPolicy=Orphan");
        harvester.advance(Duration.ZERO);

        assertThat(api.get(CONFIG_MAPS).names()).containsExactly("child");
        assertThat(api.get(CONFIG_MAPS + "/child").at("metadata.ownerReferences"))
                .isNull();
    }

    @Test
    void keepsAnOwnerUntilItsDependentsAreGoneWhenAsked() {
        create("owner", "");
        create("child", owners("owner") + ",'finalizers':['example.io/hold']");

        api.delete(CONFIG_MAPS + "/owner", "{'propagationPolicy':'Foreground'}");
        harvester.advance(Duration.ZERO);
        assertThat(api.get(CONFIG_MAPS).names()).containsExactly("child", "owner");

        api.merge(CONFIG_MAPS + "/child", "{'metadata':{'finalizers':null}}");
        harvester.advance(Duration.ZERO);
        assertThat(api.get(CONFIG_MAPS).names()).isEmpty();
    }

    @Test
    void emptiesANamespaceBeforeItGoes() {
        api.post("/api/v1/namespaces", "{'metadata':{'name':'team'}}");
        api.post("/api/v1/namespaces/team/configmaps", "{'metadata':{'name':'a'}}");

        Api.Response deleted = api.delete("/api/v1/namespaces/team");
        Api.Response late = api.post("/api/v1/namespaces/team/configmaps", "{'metadata':{'name':'b'}}");
        harvester.advance(Duration.ZERO);

        assertThat(deleted.at("status.phase")).isEqualTo(new Text("Terminating"));
        assertThat(late.status()).isEqualTo(403);
        assertThat(api.get("/api/v1/namespaces/team").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/configmaps").names()).isEmpty();
    }

    @Test
    void neverDeletesTheNamespacesOfTheSystem() {
        assertThat(api.delete("/api/v1/namespaces/default").message())
                .isEqualTo("namespaces \"default\" is forbidden: this namespace may not be deleted");
    }

    @Test
    void deletesASelection() {
        create("a", ",'labels':{'team':'red'}");
        create("b", ",'labels':{'team':'blue'}");

        Api.Response deleted = api.delete(CONFIG_MAPS + "?labelSelector=team%3Dred");

        assertThat(deleted.names()).containsExactly("a");
        assertThat(api.get(CONFIG_MAPS).names()).containsExactly("b");
        assertThat(api.delete("/api/v1/configmaps").status()).isEqualTo(405);
    }

    @Test
    void movesTheGenerationOfCustomResourcesThatAreMarked() {
        String places = "/apis/example.io/v1/places";
        api.post(
                places,
                "{'apiVersion':'example.io/v1','kind':'Place','metadata':{'name':'p','finalizers':['x.io/y']}}");

        assertThat(api.delete(places + "/p").at("metadata.generation")).isEqualTo(Num.of(2));
    }

    @Test
    void releasesVolumeClaimsThatNothingUses() {
        String claims = "/api/v1/namespaces/default/persistentvolumeclaims";
        api.post(
                claims,
                "{'metadata':{'name':'c'},'spec':{'accessModes':['ReadWriteOnce'],"
                        + "'resources':{'requests':{'storage':'1Gi'}}}}");

        assertThat(Json.text(api.delete(claims + "/c").at("metadata.finalizers")))
                .isEqualTo("[\"kubernetes.io/pvc-protection\"]");
        harvester.advance(Duration.ZERO);
        assertThat(api.get(claims + "/c").status()).isEqualTo(404);
    }

    private void create(String name, String metadata) {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'" + name + "'" + metadata + "}}");
    }

    private String owners(String owner) {
        return ",'ownerReferences':[{'apiVersion':'v1','kind':'ConfigMap','name':'" + owner + "','uid':'" + uid(owner)
                + "','blockOwnerDeletion':true}]";
    }

    private String uid(String name) {
        return ((Text) api.get(CONFIG_MAPS + "/" + name).at("metadata.uid")).value();
    }
}

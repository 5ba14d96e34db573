package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
    private final EmbeddedHarvester harvester = EmbeddedHarvester.create();
    private final Api api = new Api(harvester);

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void namesGroupsVersionsAndKinds() {
        assertThat(Json.text(api.get("/api").at("versions"))).isEqualTo("[\"v1\"]");
        assertThat(api.get("/apis").at("groups[name=kubevirt.io].preferredVersion.version"))
                .isEqualTo(new Text("v1"));
        assertThat(names(
                        api.get("/apis/kubevirt.io/v1")
                                .body()
                                .sequence("resources")
                                .mappings(),
                        "name"))
                .contains("virtualmachines", "virtualmachines/status", "virtualmachineinstances")
                .doesNotContain("virtualmachineinstances/status");
        assertThat(Json.text(api.get("/apis/kubevirt.io/v1").at("resources[name=virtualmachines].shortNames")))
                .isEqualTo("[\"vm\",\"vms\"]");
    }

    @Test
    void saysEverythingAtOnceWhenAsked() {
        String accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

        Api.Response core = api.get("/api", accept);
        Api.Response groups = api.get("/apis", accept);

        assertThat(names(
                        core.body()
                                .sequence("items")
                                .mappings()
                                .get(0)
                                .sequence("versions")
                                .mappings()
                                .get(0)
                                .sequence("resources")
                                .mappings(),
                        "resource"))
                .contains("namespaces", "secrets", "configmaps");
        Mapping kubevirt = groups.body().sequence("items").mappings().stream()
                .filter(group -> ObjectMetadata.name(group).equals("kubevirt.io"))
                .findFirst()
                .orElseThrow();
        assertThat(names(kubevirt.sequence("versions").mappings(), "version")).containsExactly("v1", "v1alpha3");
    }

    @Test
    void tellsWhichOptionsAPatchTakes() {
        Api.Response index = api.get("/openapi/v3");
        String document = ((Text) ((Mapping) index.at("paths"))
                        .mapping("apis/kubevirt.io/v1")
                        .get("serverRelativeURL"))
                .value();

        Mapping patch = api.get(document)
                .body()
                .mapping("paths")
                .mapping("/apis/kubevirt.io/v1/namespaces/{namespace}/virtualmachines/{name}")
                .mapping("patch");

        assertThat(names(patch.sequence("parameters").mappings(), "name")).contains("fieldValidation");
        assertThat(api.get("/openapi/v3/apis/no.such/v1").status()).isEqualTo(404);
    }

    @Test
    void preferesStableVersionsThenNewerOnes() {
        assertThat(List.of("v1alpha1", "v2beta1", "v1", "v10", "other", "v2", "v1beta2").stream()
                        .sorted(new VersionOrder()))
                .containsExactly("v10", "v2", "v1", "v2beta1", "v1beta2", "v1alpha1", "other");
    }

    private static List<String> names(List<Mapping> entries, String field) {
        return entries.stream().map(entry -> entry.text(field).orElse("")).toList();
    }

    @Test
    void tellsClientsOfTheOldSchemasThatTheServerValidates() {
        String protobuf = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

        assertThat(api.get("/openapi/v2", protobuf).text()).isEqualTo("\n\u00032.0");
        assertThat(api.get("/openapi/v2").text()).contains("\"swagger\":\"2.0\"");
    }
}

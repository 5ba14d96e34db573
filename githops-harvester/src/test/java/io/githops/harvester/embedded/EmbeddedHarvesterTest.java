package io.githops.harvester.embedded;

import static io.githops.harvester.embedded.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.cluster.ApplyOptions;
import io.githops.harvester.Harvester;
import io.githops.model.GroupVersionKind;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedHarvesterTest {
    private static final GroupVersionKind MACHINE = new GroupVersionKind("kubevirt.io", "v1", "VirtualMachine");
    private final EmbeddedHarvester harvester = EmbeddedHarvester.create();
    private final Api api = new Api(harvester);

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void beginsAsAFreshCluster() {
        assertThat(api.get("/api/v1/namespaces").names())
                .contains(
                        "default",
                        "kube-system",
                        "kube-public",
                        "harvester-system",
                        "harvester-public",
                        "cattle-system",
                        "longhorn-system");
        assertThat(api.get("/api/v1/nodes").names()).containsExactly("harvester-node-0");
        assertThat(api.get("/apis/network.harvesterhci.io/v1beta1/clusternetworks")
                        .names())
                .containsExactly("mgmt");
        assertThat(api.get("/apis/storage.k8s.io/v1/storageclasses").names()).contains("harvester-longhorn");
        assertThat(api.get("/apis/harvesterhci.io/v1beta1/settings").names()).contains("overcommit-config");
        assertThat(api.get("/apis/harvesterhci.io/v1beta1/addons").names()).contains("rancher-monitoring");
        assertThat(harvester.writes()).isZero();
    }

    @Test
    void bootsAMachineThatAClientApplied() {
        try (Harvester client = Harvester.over(harvester.transport())) {
            client.apply(machine(), ApplyOptions.forced("team-a"));
            assertThat(status(client)).isEqualTo("");

            harvester.advance(Duration.ofMinutes(5));

            assertThat(status(client)).isEqualTo("Running");
        }
    }

    private static String status(Harvester client) {
        return client.list(MACHINE, "default").stream()
                .map(machine ->
                        machine.tree().mapping("status").text("printableStatus").orElse(""))
                .findFirst()
                .orElseThrow();
    }

    private static Resource machine() {
        return Resource.of((Mapping) YamlText.parse("""
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: web, namespace: default}
            spec:
              runStrategy: Always
              template:
                spec:
                  domain:
                    devices: {}
                    resources: {limits: {cpu: "2", memory: 2Gi}}
            """));
    }

    @Test
    void standsStillUntilItIsAdvanced() {
        assertThat(harvester.now()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));

        harvester.advance(Duration.ofDays(30));

        assertThat(harvester.now()).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(api.post("/api/v1/namespaces", "{'metadata':{'name':'late'}}")
                        .at("metadata.creationTimestamp"))
                .isEqualTo(new Text("2026-01-31T00:00:00Z"));
    }

    @Test
    void cannotBeAdvancedInRealTime() {
        try (EmbeddedHarvester real = EmbeddedHarvester.builder().realTime().start()) {
            assertThatThrownBy(() -> real.advance(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void remembersWhatItWasAsked() {
        api.get(CONFIG_MAPS);
        api.apply(
                CONFIG_MAPS + "/c?dryRun=All",
                "team-a",
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'c'}}");
        api.apply(CONFIG_MAPS + "/c", "team-a", "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'c'}}");

        assertThat(harvester.requests())
                .extracting(RecordedRequest::method, RecordedRequest::fieldManager, RecordedRequest::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("GET", "tests", 200),
                        org.assertj.core.groups.Tuple.tuple("PATCH", "team-a", 201),
                        org.assertj.core.groups.Tuple.tuple("PATCH", "team-a", 201));
        assertThat(harvester.requests().get(0).userAgent()).isEqualTo("tests/1.0");
        assertThat(harvester.writes()).isEqualTo(1);
    }

    @Test
    void goesOnFromWhatItSaved() {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'c'},'data':{'a':'1'}}");
        Api.Response before = api.get(CONFIG_MAPS + "/c");
        String state = harvester.save();

        try (EmbeddedHarvester other = EmbeddedHarvester.create()) {
            other.load(state);
            var otherApi = new Api(other);

            assertThat(otherApi.get(CONFIG_MAPS + "/c").body()).isEqualTo(before.body());
            assertThat(Long.parseLong(otherApi.merge(CONFIG_MAPS + "/c", "{'data':{'a':'2'}}")
                            .resourceVersion()))
                    .isGreaterThan(Long.parseLong(before.resourceVersion()));
            assertThat(otherApi.get("/api/v1/namespaces").names())
                    .isEqualTo(api.get("/api/v1/namespaces").names());
        }
    }

    @Test
    void takesWhatKubectlPrints() {
        harvester.load(
                "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
                        + "\"metadata\":{\"name\":\"c\",\"namespace\":\"team\",\"resourceVersion\":\"77777\"}}]}");

        assertThat(api.get("/api/v1/namespaces/team/configmaps").names()).containsExactly("c");
        assertThat(api.get("/api/v1/namespaces").names()).containsExactly("team");
        assertThat(Long.parseLong(api.get(CONFIG_MAPS).resourceVersion())).isGreaterThan(77777);
    }

    @Test
    void keepsItsStateWhenThereIsNothingToLoad() {
        String before = harvester.save();

        assertThatThrownBy(() -> harvester.load("nonsense")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> harvester.load("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> harvester.load("{\"items\":[{\"kind\":\"ConfigMap\"}]}"))
                .isInstanceOf(ManifestException.class);
        assertThat(Json.parse(harvester.save())).isEqualTo(Json.parse(before));
    }

    @Test
    void hasNoKubeconfigBeforeItIsServed() {
        assertThatThrownBy(harvester::kubeconfig)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the embedded Harvester has no address yet; call serve(port) first");
    }

    @Test
    void savesNothingOfItsToken() {
        assertThat(harvester.save()).doesNotContain(harvester.token());
        assertThat(harvester.transport().location()).doesNotContain(harvester.token());
    }
}

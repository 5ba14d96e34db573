package io.githops.diff.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidationTest {
    private static final String SNAPSHOT = "snapshot.storage.k8s.io/v1";
    private static final String SOURCE = "'metadata':{'name':'a'},'spec':{'source':";

    @Test
    void holdsNothingAgainstAnUpdateThatItDoesNotTouch() {
        String invalid = "{'metadata':{'name':'a'},'spec':{'template':{'spec':{'domain':{'devices':null}}}}}";
        String labelled = invalid.replace("{'name'", "{'labels':{'tier':'prod'},'name'");

        assertThat(problems("kubevirt.io/v1", "VirtualMachine", null, invalid)).hasSize(2);
        assertThat(problems("kubevirt.io/v1", "VirtualMachine", invalid, labelled))
                .isEmpty();
    }

    @Test
    void evaluatesTheExpressionsOfBundledKinds() {
        assertThat(problems(SNAPSHOT, "VolumeSnapshot", null, "{" + SOURCE + "{'persistentVolumeClaimName':'a'}}}"))
                .isEmpty();
        assertThat(problems(SNAPSHOT, "VolumeSnapshot", null, "{" + SOURCE + "{}}}"))
                .containsExactly("spec.source: Invalid value: \"object\": exactly one of volumeSnapshotContentName and"
                        + " persistentVolumeClaimName must be set");
    }

    @Test
    void comparesWithTheLiveValueWhereAnExpressionDoes() {
        assertThat(problems(
                        SNAPSHOT,
                        "VolumeSnapshot",
                        "{" + SOURCE + "{'persistentVolumeClaimName':'a'}}}",
                        "{" + SOURCE + "{'persistentVolumeClaimName':'b'}}}"))
                .containsExactly("spec.source.persistentVolumeClaimName: Invalid value: \"string\":"
                        + " persistentVolumeClaimName is immutable");
    }

    @Test
    void leavesExpressionsAloneWhileSomethingIsMissing() {
        assertThat(problems("network.harvesterhci.io/v1alpha1", "IPPool", null, "{'metadata':{'name':'a'},'spec':{}}"))
                .last()
                .asString()
                .startsWith("<nil>: ");
    }

    @Test
    void refusesServicesThatNobodyCouldReach() {
        assertThat(service("{'type':'ClusterIP'}")).containsExactly("spec.ports: Required value");
        assertThat(service("{'type':'ClusterIP','clusterIP':'None'}")).isEmpty();
        assertThat(service("{'type':'ClusterIP','clusterIP':'alpha'}"))
                .containsExactly("spec.clusterIPs[0]: Invalid value: \"alpha\": must be a valid IP address, (e.g."
                        + " 10.9.8.7 or 2001:db8::ffff)");
        assertThat(service("{'type':'ClusterIP','ports':[{'port':80},{'port':81}]}"))
                .containsExactly("spec.ports[0].name: Required value", "spec.ports[1].name: Required value");
    }

    @Test
    void letsOnlyBoundClaimsGrow() {
        String claim = "{'metadata':{'name':'a'},'spec':{'accessModes':['ReadWriteOnce'],"
                + "'resources':{'requests':{'storage':'1Gi'}}},'status':{'phase':'Pending'}}";
        String bound = claim.replace("Pending", "Bound");

        assertThat(claim(claim, claim.replace("1Gi", "2Gi")))
                .singleElement()
                .asString()
                .startsWith("spec: Forbidden");
        assertThat(claim(bound, bound.replace("1Gi", "2Gi"))).isEmpty();
    }

    @Test
    void refusesQuotasOfUnknownResourcesAndConflictingScopes() {
        assertThat(quota("{'hard':{'example.io/a':'1','limits.cpu':'4'}}")).isEmpty();
        assertThat(quota("{'hard':{'alpha':'1'}}")).hasSize(2);
        assertThat(quota("{'hard':{'pods':'500m'}}")).singleElement().asString().endsWith("must be an integer");
        assertThat(quota("{'scopes':['BestEffort','NotBestEffort']}"))
                .singleElement()
                .asString()
                .endsWith("conflicting scopes");
    }

    @Test
    void keepsImmutableContentAndTypesOfSecrets() {
        String live = "{'metadata':{'name':'a'},'type':'Opaque','immutable':true,'data':{'a':'YQ=='}}";

        assertThat(problems("v1", "Secret", live, live.replace("YQ==", "Yg==")))
                .containsExactly("data: Forbidden: field is immutable when `immutable` is set");
        assertThat(problems("v1", "Secret", live, live.replace("Opaque", "other")))
                .containsExactly("type: Invalid value: \"other\": field is immutable");
    }

    private static List<String> service(String spec) {
        return problems("v1", "Service", null, "{'metadata':{'name':'a'},'spec':" + spec + "}");
    }

    private static List<String> claim(String live, String object) {
        return problems("v1", "PersistentVolumeClaim", live, object);
    }

    private static List<String> quota(String spec) {
        return problems("v1", "ResourceQuota", null, "{'metadata':{'name':'a'},'spec':" + spec + "}");
    }

    private static List<String> problems(String apiVersion, String kind, @Nullable String live, String object) {
        GroupVersionKind type = GroupVersionKind.of(apiVersion, kind);
        var schema = Kinds.harvester().find(type).orElseThrow().schema();
        return Validation.of(type, schema).problems(live == null ? null : tree(live), tree(object)).stream()
                .map(Cause::toString)
                .toList();
    }

    private static Mapping tree(String text) {
        return (Mapping) Json.parse(text.replace('\'', '"'));
    }
}

package io.githops.harvester;

import static io.githops.harvester.Samples.LIVE_MACHINE;
import static io.githops.harvester.Samples.SECRET;
import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ConflictException;
import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.RejectedException;
import io.githops.diff.patch.JsonPatch;
import io.githops.harvester.DeleteOptions.Propagation;
import io.githops.harvester.Transport.Answer;
import io.githops.harvester.Transport.Request;
import io.githops.model.GroupVersionKind;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the verbs say on the wire. */
class VerbsTest {
    private static final String MACHINES = "/apis/kubevirt.io/v1/namespaces/default/virtualmachines";
    private static final String ACTIONS = "/apis/subresources.kubevirt.io/v1/namespaces/default/";

    static Stream<Arguments> patches() {
        Mapping fields = Samples.mapping("{\"spec\": {\"runStrategy\": null}}");
        var operations = JsonPatch.parse(Json.parse("[{\"op\": \"remove\", \"path\": \"/spec/runStrategy\"}]"));
        return Stream.of(
                Arguments.of(Patch.merge(fields), "application/merge-patch+json", Json.text(fields)),
                Arguments.of(Patch.strategic(fields), "application/strategic-merge-patch+json", Json.text(fields)),
                Arguments.of(
                        Patch.json(operations),
                        "application/json-patch+json",
                        "[{\"op\":\"remove\",\"path\":\"/spec/runStrategy\"}]"));
    }

    @ParameterizedTest
    @MethodSource("patches")
    void patchesInEachForm(Patch patch, String contentType, String body) {
        var transport = FakeTransport.answering(stored());

        transport.harvester().patch(VIRTUAL_MACHINE, "default", "web", patch, "portal");

        Request request = transport.onlyRequest();
        assertThat(request.method()).isEqualTo("PATCH");
        assertThat(request.path()).isEqualTo(MACHINES + "/web?fieldManager=portal&fieldValidation=Strict");
        assertThat(request.headers()).containsEntry("Content-Type", contentType);
        assertThat(Json.text(FakeTransport.body(request))).isEqualTo(body);
        assertThat(patch).hasToString(contentType);
    }

    @Test
    void writesTheStatusAlone() {
        var transport = FakeTransport.answering(stored(), stored(), stored());
        Harvester harvester = transport.harvester();

        harvester.applyStatus(LIVE_MACHINE, new ApplyOptions("life", false, false));
        harvester.updateStatus(LIVE_MACHINE, "life");
        harvester.patchStatus(VIRTUAL_MACHINE, "default", "web", Patch.merge(Mapping.empty()), "life");

        assertThat(transport.requests())
                .extracting(Request::method, Request::path)
                .containsExactly(
                        tuple("PATCH", MACHINES + "/web/status?fieldManager=life&fieldValidation=Strict"),
                        tuple("PUT", MACHINES + "/web/status?fieldManager=life&fieldValidation=Strict"),
                        tuple("PATCH", MACHINES + "/web/status?fieldManager=life&fieldValidation=Strict"));
    }

    @Test
    void deletesOnConditions() {
        var transport = FakeTransport.answering(stored());
        DeleteOptions options = DeleteOptions.of(LIVE_MACHINE)
                .resourceVersion("7")
                .propagation(Propagation.FOREGROUND)
                .gracePeriod(Duration.ofSeconds(30))
                .dryRun();

        transport.harvester().delete(VIRTUAL_MACHINE, "default", "web", options);

        assertThat(FakeTransport.body(transport.onlyRequest())).isEqualTo(Samples.mapping("""
                {"apiVersion": "v1", "kind": "DeleteOptions", "propagationPolicy": "Foreground",
                 "preconditions": {"uid": "u-1", "resourceVersion": "7"},
                 "gracePeriodSeconds": 30, "dryRun": ["All"]}"""));
    }

    @Test
    void deletesWhateverHasTheName() {
        var transport = FakeTransport.answering(stored());

        transport.harvester().delete(VIRTUAL_MACHINE, "default", "web", DeleteOptions.byName());

        assertThat(FakeTransport.body(transport.onlyRequest()))
                .isEqualTo(
                        Samples.mapping(
                                "{\"apiVersion\": \"v1\", \"kind\": \"DeleteOptions\", \"propagationPolicy\": \"Background\"}"));
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> DeleteOptions.of(Samples.MACHINE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeleteOptions.byName().gracePeriod(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> PowerAction.stop(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ListRequest.of(VIRTUAL_MACHINE).pageSize(0));
    }

    static Stream<Arguments> actions() {
        return Stream.of(
                Arguments.of(PowerAction.start(), "virtualmachines/web/start", "{}"),
                Arguments.of(PowerAction.stop(), "virtualmachines/web/stop", "{}"),
                Arguments.of(
                        PowerAction.stop(Duration.ofSeconds(5)), "virtualmachines/web/stop", "{\"gracePeriod\":5}"),
                Arguments.of(PowerAction.restart(), "virtualmachines/web/restart", "{}"),
                Arguments.of(PowerAction.pause(), "virtualmachineinstances/web/pause", "{}"),
                Arguments.of(PowerAction.unpause(), "virtualmachineinstances/web/unpause", "{}"),
                Arguments.of(PowerAction.migrate(), "virtualmachines/web/migrate", "{}"),
                Arguments.of(
                        PowerAction.migrate(Map.of("zone", "b")),
                        "virtualmachines/web/migrate",
                        "{\"addedNodeSelector\":{\"zone\":\"b\"}}"));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void tellsKubeVirtWhatToDo(PowerAction action, String path, String body) {
        var transport = FakeTransport.answering(Answers.of(202, "", "", Map.of()));

        transport.harvester().power("default", "web", action);

        Request request = transport.onlyRequest();
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.path()).isEqualTo(ACTIONS + path);
        assertThat(Json.text(FakeTransport.body(request))).isEqualTo(body);
    }

    @Test
    void saysThatAMachineIsNotInTheStateForAnAction() {
        var transport = FakeTransport.answering(Answers.status(409, "Conflict", "VM is already running"));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> transport.harvester().power("default", "web", PowerAction.start()))
                .withMessageContaining("asking to start VirtualMachine default/web")
                .withMessageContaining("already running");
    }

    @Test
    void asksForRights() {
        var transport = FakeTransport.answering(
                Answers.json(201, "{\"status\": {\"allowed\": false, \"reason\": \"no rule allows it\"}}"));

        Access access = transport.harvester().access("delete", VIRTUAL_MACHINE, "default", "web");

        assertThat(access).isEqualTo(new Access(false, "no rule allows it"));
        assertThat(FakeTransport.body(transport.onlyRequest())).isEqualTo(Samples.mapping("""
                {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
                 "spec": {"resourceAttributes": {"verb": "delete", "group": "kubevirt.io", "version": "v1",
                          "resource": "virtualmachines", "namespace": "default", "name": "web"}}}"""));
    }

    @Test
    void takesNoSilenceForAnAnswerAboutRights() {
        var transport = FakeTransport.answering(Answers.json(201, "{\"status\": {}}"));

        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> transport.harvester().access("get", VIRTUAL_MACHINE, "", ""));
    }

    @Test
    void neverQuotesWhatAPatchPutsIntoAConfidentialField() {
        var operations = JsonPatch.parse(Json.parse(
                "[{\"op\": \"replace\", \"path\": \"/spec/template/spec/volumes/0/cloudInitNoCloud/userData\","
                        + " \"value\": \"hunter22\"}]"));
        var transport = FakeTransport.answering(Answers.status(422, "Invalid", "cannot parse hunter22"));

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> transport
                        .harvester()
                        .patch(VIRTUAL_MACHINE, "default", "web", Patch.json(operations), "portal"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter22"));
    }

    @Test
    void readsTheVersionOfHarvester() {
        var transport = FakeTransport.answering(
                Answers.json(200, "{\"metadata\": {\"name\": \"server-version\"}, \"value\": \"v1.9.0\"}"),
                Answers.json(200, "{\"metadata\": {\"name\": \"server-version\"}, \"default\": \"v1.8.1\"}"),
                Answers.status(404, "NotFound", "not found", "{\"name\": \"server-version\"}"));

        Harvester harvester = transport.harvester();
        assertThat(harvester.harvesterVersion()).hasValue("v1.9.0");
        assertThat(harvester.harvesterVersion()).hasValue("v1.8.1");
        assertThat(harvester.harvesterVersion()).isEmpty();
    }

    @Test
    void listsWhatSelectorsMatch() {
        var transport = FakeTransport.answering(Answers.json(
                200,
                "{\"kind\": \"SecretList\", \"apiVersion\": \"v1\","
                        + " \"metadata\": {\"resourceVersion\": \"9\"}, \"items\": []}"));

        ListedResources listed = transport
                .harvester()
                .list(ListRequest.of(SECRET)
                        .namespace("shop")
                        .labels("app in (a, b)")
                        .fields("type=Opaque")
                        .pageSize(20));

        assertThat(transport.onlyRequest().path())
                .isEqualTo("/api/v1/namespaces/shop/secrets?labelSelector=app%20in%20%28a%2C%20b%29"
                        + "&fieldSelector=type%3DOpaque&limit=20");
        assertThat(listed.resourceVersion()).isEqualTo("9");
        assertThat(listed.resources()).isEmpty();
    }

    @Test
    void asksForAllKindsAtOnce() {
        Answer core = Answers.json(200, """
                {"kind": "APIGroupDiscoveryList", "items": [{"metadata": {}, "versions": [{"version": "v1", "resources": [
                  {"resource": "secrets", "responseKind": {"kind": "Secret"}, "scope": "Namespaced"}]}]}]}""");
        Answer groups = Answers.json(200, """
                {"kind": "APIGroupDiscoveryList", "items": [{"metadata": {"name": "kubevirt.io"}, "versions": [
                  {"version": "v1", "resources": [
                    {"resource": "virtualmachines", "responseKind": {"kind": "VirtualMachine"}, "scope": "Namespaced"},
                    {"resource": "kubevirts"}]}]}]}""");
        var transport = FakeTransport.answering(core, groups);

        assertThat(transport.harvester().servedKinds())
                .extracting(kind -> kind.groupVersionKind().toString(), kind -> kind.plural())
                .containsExactly(
                        tuple("VirtualMachine (kubevirt.io/v1)", "virtualmachines"), tuple("Secret (v1)", "secrets"));
        assertThat(transport.requests().get(0).headers().get("Accept")).contains("APIGroupDiscoveryList");
    }

    @Test
    void asksGroupByGroupWhereTheServerKnowsNoOtherWay() {
        var transport = FakeTransport.answering(
                Answers.json(200, "{\"kind\": \"APIVersions\", \"versions\": [\"v1\"]}"),
                Answers.json(
                        200,
                        "{\"kind\": \"APIGroupList\", \"groups\": [{\"name\": \"kubevirt.io\", \"versions\":"
                                + " [{\"groupVersion\": \"kubevirt.io/v1\"}]}]}"));

        assertThat(transport.harvester().servedKinds())
                .extracting(kind -> kind.groupVersionKind())
                .contains(SECRET, VIRTUAL_MACHINE, GroupVersionKind.of("kubevirt.io/v1", "Setting"));
    }

    private static Answer stored() {
        return Answers.json(200, LIVE_MACHINE.tree());
    }
}

package io.githops.harvester;

import static io.githops.harvester.Samples.LIVE_MACHINE;
import static io.githops.harvester.Samples.MACHINE;
import static io.githops.harvester.Samples.NAMESPACE;
import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.RejectedException;
import io.githops.harvester.Transport.Request;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpHarvesterTest {
    private static final String MACHINES = "/apis/kubevirt.io/v1/namespaces/default/virtualmachines";

    @Test
    void appliesStrictlyUnderTheFieldManager() {
        var transport = FakeTransport.answering(Answers.json(200, LIVE_MACHINE.tree()));

        var stored = transport.harvester().apply(MACHINE, new ApplyOptions("git ops", false, false));

        Request request = transport.onlyRequest();
        assertThat(request.method()).isEqualTo("PATCH");
        assertThat(request.path()).isEqualTo(MACHINES + "/web?fieldManager=git%20ops&fieldValidation=Strict");
        assertThat(request.headers())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Accept", "application/json", "Content-Type", "application/apply-patch+yaml"));
        assertThat(FakeTransport.body(request)).isEqualTo(MACHINE.tree());
        assertThat(stored).isEqualTo(LIVE_MACHINE);
    }

    @Test
    void forcesAndRehearsesOnlyWhenAsked() {
        var transport = FakeTransport.answering(Answers.json(201, LIVE_MACHINE.tree()));

        transport.harvester().apply(MACHINE, new ApplyOptions("githops", true, true));

        assertThat(transport.onlyRequest().path()).endsWith("&fieldValidation=Strict&force=true&dryRun=All");
    }

    @Test
    void deletesOnlyTheObjectThatWasRead() {
        var transport = FakeTransport.answering(Answers.json(200, LIVE_MACHINE.tree()));

        transport.harvester().delete(LIVE_MACHINE);

        Request request = transport.onlyRequest();
        assertThat(request.method()).isEqualTo("DELETE");
        assertThat(request.path()).isEqualTo(MACHINES + "/web");
        assertThat(FakeTransport.body(request)).isEqualTo(Samples.mapping("""
                                {"apiVersion": "v1", "kind": "DeleteOptions", "propagationPolicy": "Background",
                                 "preconditions": {"uid": "u-1"}}"""));
    }

    @Test
    void deletingWhatIsGoneIsNoError() {
        var transport = FakeTransport.answering(Answers.status(
                404, "NotFound", "virtualmachines.kubevirt.io \"web\" not found", "{\"name\": \"web\"}"));

        transport.harvester().delete(LIVE_MACHINE);

        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void refusesToDeleteWhatWasNeverRead() {
        var transport = FakeTransport.answering();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> transport.harvester().delete(MACHINE))
                .withMessageContaining("metadata.uid");
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void createsBelowTheNamespace() {
        var transport = FakeTransport.answering(Answers.json(201, LIVE_MACHINE.tree()));

        transport.harvester().create(MACHINE, "githops");

        Request request = transport.onlyRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo(MACHINES + "?fieldManager=githops&fieldValidation=Strict");
    }

    @Test
    void updatesWithTheVersionThatWasRead() {
        var transport = FakeTransport.answering(Answers.json(200, LIVE_MACHINE.tree()));

        transport.harvester().update(LIVE_MACHINE, "githops");

        Request request = transport.onlyRequest();
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(FakeTransport.body(request)).isEqualTo(LIVE_MACHINE.tree());
    }

    @Test
    void refusesToUpdateWithoutAVersion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeTransport.answering().harvester().update(MACHINE, "githops"))
                .withMessageContaining("metadata.resourceVersion");
    }

    @Test
    void patchesByJsonMergePatch() {
        var transport = FakeTransport.answering(Answers.json(200, LIVE_MACHINE.tree()));
        var patch = Samples.mapping("{\"spec\": {\"runStrategy\": \"Always\"}}");

        transport.harvester().patch(VIRTUAL_MACHINE, "default", "web", Patch.merge(patch), "kubectl-edit");

        Request request = transport.onlyRequest();
        assertThat(request.method()).isEqualTo("PATCH");
        assertThat(request.headers()).containsEntry("Content-Type", "application/merge-patch+json");
        assertThat(FakeTransport.body(request)).isEqualTo(patch);
    }

    @Test
    void readsOneObject() {
        var transport = FakeTransport.answering(Answers.json(200, LIVE_MACHINE.tree()));

        assertThat(transport.harvester().get(VIRTUAL_MACHINE, "default", "web")).contains(LIVE_MACHINE);
        assertThat(transport.onlyRequest().path()).isEqualTo(MACHINES + "/web");
    }

    @Test
    void anObjectThatIsMissingReadsAsEmpty() {
        var transport = FakeTransport.answering(Answers.status(
                404, "NotFound", "virtualmachines.kubevirt.io \"web\" not found", "{\"name\": \"web\"}"));

        assertThat(transport.harvester().get(VIRTUAL_MACHINE, "default", "web")).isEmpty();
    }

    @Test
    void readsClusterScopedObjectsOutsideNamespaces() {
        var transport = FakeTransport.answering(Answers.json(
                200, "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"default\"}}"));

        transport.harvester().get(NAMESPACE, "", "default");

        assertThat(transport.onlyRequest().path()).isEqualTo("/api/v1/namespaces/default");
    }

    @Test
    void refusesANamespacedObjectWithoutNamespace() {
        var transport = FakeTransport.answering();

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> transport.harvester().apply(MACHINE.inNamespace(""), ApplyOptions.forced("githops")))
                .withMessageContaining("applying VirtualMachine web (kubevirt.io/v1): metadata.namespace: missing");
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void refusesAClusterScopedObjectInANamespace() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> FakeTransport.answering().harvester().get(NAMESPACE, "default", "x"))
                .withMessageContaining("cluster-scoped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../secrets/key", "..", ".", "", "a/b", "a%2fb", "a\nb"})
    void refusesNamesThatWouldLeadElsewhere(String name) {
        var transport = FakeTransport.answering();

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> transport.harvester().get(VIRTUAL_MACHINE, "default", name))
                .withMessageContaining("metadata.name");
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void encodesUnusualNames() {
        var transport = FakeTransport.answering(Answers.json(200, LIVE_MACHINE.tree()));

        transport.harvester().get(VIRTUAL_MACHINE, "default", "system:node?x=1&y#z ü");

        assertThat(transport.onlyRequest().path()).isEqualTo(MACHINES + "/system%3Anode%3Fx%3D1%26y%23z%20%C3%BC");
    }

    @Test
    void tellsTheVersion() {
        var transport = FakeTransport.answering(Answers.json(200, "{\"gitVersion\": \"v1.33.5+rke2r1\"}"));

        assertThat(transport.harvester().version()).isEqualTo("v1.33.5+rke2r1");
        assertThat(transport.onlyRequest().path()).isEqualTo("/version");
    }

    @Test
    void aVersionWithoutNameIsAnInvalidAnswer() {
        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> FakeTransport.answering(Answers.json(200, "{}"))
                        .harvester()
                        .version())
                .withMessageContaining("gitVersion");
    }

    @Test
    void aServerWithoutVersionIsNoCluster() {
        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> FakeTransport.answering(Answers.text(404, "404 page not found"))
                        .harvester()
                        .version())
                .withMessageContaining(
                        "asking for the version at " + FakeTransport.LOCATION + ": there is no Kubernetes");
    }

    @Test
    void anObjectWithoutNameIsAnInvalidAnswer() {
        var transport = FakeTransport.answering(Answers.json(200, "{\"metadata\": {}}"));

        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> transport.harvester().get(VIRTUAL_MACHINE, "default", "web"))
                .withMessageContaining("metadata.name");
    }

    @Test
    void closesItsTransport() {
        var transport = FakeTransport.answering();

        transport.harvester().close();

        assertThat(transport.isClosed()).isTrue();
    }

    @Test
    void namesItsLocation() {
        Harvester harvester = FakeTransport.answering().harvester();

        assertThat(harvester.location()).isEqualTo(FakeTransport.LOCATION);
        assertThat(harvester).hasToString(FakeTransport.LOCATION);
    }
}

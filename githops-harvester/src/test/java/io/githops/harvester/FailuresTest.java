package io.githops.harvester;

import static io.githops.harvester.Samples.LIVE_MACHINE;
import static io.githops.harvester.Samples.MACHINE;
import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ClusterException;
import io.githops.cluster.ConflictException;
import io.githops.cluster.ForbiddenException;
import io.githops.cluster.NotFoundException;
import io.githops.cluster.RejectedException;
import io.githops.cluster.UnauthorizedException;
import io.githops.cluster.UnavailableException;
import io.githops.cluster.UnservedKindException;
import io.githops.cluster.WebhookDeniedException;
import io.githops.harvester.Transport.Answer;
import io.githops.model.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    private static final String DENIAL =
            "admission webhook \"validator.harvesterhci.io\" denied the request: the volume default/web-disk is in use";

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 409, 422, 500, 503})
    void aWebhookRefusesWithWhateverStatus(int code) {
        assertThatExceptionOfType(WebhookDeniedException.class)
                .isThrownBy(() -> apply(Answers.status(code, "InternalError", DENIAL)))
                .withMessage("applying VirtualMachine default/web (kubevirt.io/v1) at " + FakeTransport.LOCATION
                        + ": refused (" + DENIAL + "); correct the manifest (GH3018)")
                .satisfies(denied -> {
                    assertThat(denied.webhook()).isEqualTo("validator.harvesterhci.io");
                    assertThat(denied.explanation()).isEqualTo("the volume default/web-disk is in use");
                    assertThat(denied.status().code()).isEqualTo(code);
                });
    }

    @Test
    void aWebhookMayRefuseWithoutExplanation() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> apply(Answers.status(
                        400,
                        "",
                        "admission webhook \"validator.harvesterhci.io\" denied the request without explanation")))
                .satisfies(denied -> assertThat(((WebhookDeniedException) denied).explanation())
                        .isEmpty());
    }

    @Test
    void aWebhookThatCannotBeCalledIsNoRefusal() {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(
                        () -> apply(
                                Answers.status(
                                        500,
                                        "InternalError",
                                        "Internal error occurred: failed calling webhook \"validator.harvesterhci.io\": connection refused")))
                .withMessageContaining("it answered 500 (Internal error occurred: failed calling webhook");
    }

    @Test
    void aRefusalToDeleteAdvisesOnDeletion() {
        var transport = FakeTransport.answering(Answers.status(422, "Invalid", DENIAL));

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> transport.harvester().delete(LIVE_MACHINE))
                .withMessageContaining("deleting VirtualMachine default/web")
                .withMessageContaining("; remove what holds the object first");
    }

    @Test
    void anUnknownCallerIsToldToRenewCredentials() {
        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> apply(Answers.json(
                        401, "{\"type\": \"error\", \"status\": \"401\", \"message\": \"must authenticate\"}")))
                .withMessageContaining(
                        "the cluster does not accept the credentials (must authenticate); renew the token");
    }

    @Test
    void aMissingRightIsQuoted() {
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> apply(Answers.status(403, "Forbidden", "User \"viewer\" cannot patch resource")))
                .withMessageContaining(
                        "not allowed (User \"viewer\" cannot patch resource); grant the caller this right");
    }

    @Test
    void aNamespaceThatIsGoingAwayIsNoMatterOfRights() {
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> apply(Answers.status(
                        403,
                        "Forbidden",
                        "unable to create new content in namespace default because it is being terminated",
                        "{\"causes\": [{\"reason\": \"NamespaceTerminating\", \"field\": \"metadata.namespace\"}]}")))
                .withMessageContaining("; wait until the namespace is gone");
    }

    @Test
    void aMissingNamespaceIsToldFromAMissingObject() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> apply(Answers.status(
                        404,
                        "NotFound",
                        "namespaces \"default\" not found",
                        "{\"name\": \"default\", \"kind\": \"namespaces\"}")))
                .withMessageContaining("there is no namespace default; create it first");
    }

    @Test
    void aMissingPathIsAnUnservedKind() {
        assertThatExceptionOfType(UnservedKindException.class)
                .isThrownBy(() -> apply(Answers.text(404, "404 page not found\n")));
    }

    @Test
    void aTakenNameIsAConflict() {
        var transport = FakeTransport.answering(
                Answers.status(409, "AlreadyExists", "virtualmachines.kubevirt.io \"web\" already exists"));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> transport.harvester().create(MACHINE, "githops"))
                .withMessageContaining("an object of this name exists already");
    }

    @Test
    void severalOwnersOfAFieldAreAllNamed() {
        String causes = IntStream.of(1, 2)
                .mapToObj(i -> "{\"reason\": \"FieldManagerConflict\", \"field\": \".spec.runStrategy\", \"message\":"
                        + " \"conflict with \\\"m" + i + "\\\"\"}")
                .collect(Collectors.joining(","));

        var conflict = catchThrowableOfType(
                ConflictException.class,
                () -> apply(Answers.status(409, "Conflict", "Apply failed", "{\"causes\": [" + causes + "]}")));

        assertThat(conflict.owners().values()).containsExactly("\"m1\", \"m2\"");
        assertThat(conflict.managers().values()).containsExactly(List.of("m1", "m2"));
    }

    @Test
    void longListsOfCausesAreCutInMessages() {
        String causes = IntStream.range(0, 150)
                .mapToObj(i ->
                        "{\"reason\": \"FieldValueInvalid\", \"field\": \"spec.f" + i + "\", \"message\": \"bad\"}")
                .collect(Collectors.joining(","));

        var rejection = catchThrowableOfType(
                RejectedException.class,
                () -> apply(Answers.status(422, "Invalid", "bad", "{\"causes\": [" + causes + "]}")));

        assertThat(rejection.causes()).hasSize(100);
        assertThat(rejection)
                .hasMessageContaining("spec.f19: bad and 80 more; correct the manifest")
                .hasMessageNotContaining("spec.f20:");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 599})
    void aServerThatCannotIsToBeAskedLater(int code) {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> create(Answers.html(code)))
                .withMessageContaining("it answered " + code + "; try again later")
                .satisfies(e -> assertThat(e.retryAfter()).isEmpty());
    }

    @Test
    void aBusyServerSaysHowLongToWait() {
        var inHeader = catchThrowableOfType(
                UnavailableException.class, () -> create(Answers.json(503, "{}", Map.of("Retry-After", "5"))));
        var inBody = catchThrowableOfType(
                UnavailableException.class,
                () -> create(Answers.status(504, "Timeout", "slow", "{\"retryAfterSeconds\": 3}")));

        assertThat(inHeader.retryAfter()).contains(Duration.ofSeconds(5));
        assertThat(inBody.retryAfter()).contains(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "99999999999999999999", "soon", ""})
    void aWaitThatIsNoneIsIgnored(String retryAfter) {
        var unavailable = catchThrowableOfType(
                UnavailableException.class, () -> create(Answers.json(503, "{}", Map.of("Retry-After", retryAfter))));

        assertThat(unavailable.retryAfter()).isEmpty();
    }

    @Test
    void nothingTheServerSaysOfASecretIsQuoted() {
        Resource secret = Samples.resource("""
                {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "key", "namespace": "default"},
                 "stringData": {"password": "hunter22"}}""");
        var transport = FakeTransport.answering(
                Answers.status(
                        422,
                        "Invalid",
                        "data[password]: Invalid value: \"hunter22\"",
                        "{\"causes\": [{\"reason\": \"FieldValueInvalid\", \"field\": \"data[password]\", \"message\":"
                                + " \"Invalid value: \\\"hunter22\\\"\"}]}"),
                Answers.status(500, "", "admission webhook \"x\" denied the request: found hunter22"));

        for (int i = 0; i < 2; i++) {
            var rejection = catchThrowableOfType(
                    RejectedException.class, () -> transport.harvester().apply(secret, ApplyOptions.forced("githops")));
            assertThat(rejection.getMessage() + rejection.causes()).doesNotContain("hunter22");
        }
    }

    @Test
    void cloudInitThatTheServerQuotesIsHidden() {
        Resource machine = Samples.resource("""
                {"apiVersion": "kubevirt.io/v1", "kind": "VirtualMachine",
                 "metadata": {"name": "web", "namespace": "default"},
                 "spec": {"template": {"spec": {"volumes": [{"cloudInitNoCloud": {"userData": "password: hunter22"}}]}}}}""");
        var transport = FakeTransport.answering(Answers.status(
                422,
                "Invalid",
                "invalid",
                "{\"causes\": [{\"reason\": \"FieldValueInvalid\", \"field\": \"spec.template\", \"message\":"
                        + " \"Invalid value: \\\"password: hunter22\\\": too short\"}]}"));

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> transport.harvester().apply(machine, ApplyOptions.forced("githops")))
                .withMessageContaining("spec.template: Invalid value: \"«redacted»\": too short");
    }

    @Test
    void anyOtherClientErrorIsARefusal() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> FakeTransport.answering(Answers.text(418, "teapot"))
                        .harvester()
                        .get(VIRTUAL_MACHINE, "default", "web"))
                .withMessageContaining("refused; this should not happen with a supported Harvester");
    }

    private static void apply(Answer answer) throws ClusterException {
        FakeTransport.answering(answer).harvester().apply(MACHINE, new ApplyOptions("githops", false, false));
    }

    private static void create(Answer answer) throws ClusterException {
        FakeTransport.answering(answer).harvester().create(MACHINE, "githops");
    }
}

package io.githops.webhook;

import static io.githops.webhook.Bodies.COMMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private static final String PUSH = Bodies.gitHubPush("refs/heads/main", COMMIT);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static WebhookException refused(Sent sent) {
        return refused(sent, Webhooks.builder(Sent.SECRET).clock(() -> NOW).build());
    }

    private static WebhookException refused(Sent sent, Webhooks webhooks) {
        WebhookException refused = catchThrowableOfType(WebhookException.class, () -> sent.received(webhooks));
        assertThat(refused).isNotNull();
        assertThat(refused.getMessage()).doesNotContain(Sent.SECRET).doesNotContain("Infra");
        return refused;
    }

    @Test
    void refusesWhatIsNotSigned() {
        for (Sent sent : List.of(
                Sent.of(PUSH).header("X-GitHub-Event", "push"),
                Sent.of(PUSH).header("X-Gitea-Event", "push").signed("X-Hub-Signature-256", "sha256="),
                Sent.of(PUSH).header("X-Gitlab-Event", "Push Hook"),
                Sent.of(PUSH).header("X-Event-Key", "repo:push"))) {
            assertThat(refused(sent).code()).isEqualTo("GH2073");
            assertThat(refused(sent).httpStatus()).isEqualTo(401);
        }
    }

    @Test
    void refusesSignaturesThatDoNotFit() {
        Sent other = Sent.gitHub("push", PUSH);
        other.body = PUSH.replace("main", "prod").getBytes(StandardCharsets.UTF_8);
        for (Sent sent : List.of(
                other,
                Sent.gitHub("push", PUSH).signed("X-Hub-Signature-256", "sha256=", "guess"),
                Sent.gitHub("push", PUSH).signed("X-Hub-Signature-256", "sha1="),
                Sent.gitHub("push", PUSH).header("X-Hub-Signature-256", "sha256="),
                Sent.gitHub("push", PUSH).header("X-Hub-Signature-256", "sha256=no digits"),
                Sent.gitLab("Push Hook", PUSH).header("X-Gitlab-Token", "guess"),
                Sent.gitLab("Push Hook", PUSH).header("webhook-signature", "v1,*"),
                Sent.gitLab("Push Hook", PUSH).header("webhook-signature", "v2," + Sent.SECRET))) {
            assertThat(refused(sent).code()).isEqualTo("GH2073");
        }
    }

    @Test
    void readsNothingOfABodyThatIsNotSigned() {
        Sent sent = Sent.of("[".repeat(100_000)).header("X-GitHub-Event", "push");

        assertThat(refused(sent).code()).isEqualTo("GH2073");
    }

    @Test
    void takesAnySecretThatItHasAndAsksForThemEachTime() {
        List<String> secrets = new ArrayList<>(List.of("old", "older"));
        Webhooks webhooks = Webhooks.builder(() -> secrets).build();
        Sent signed = Sent.gitHub("push", PUSH);

        assertThat(refused(signed, webhooks).code()).isEqualTo("GH2073");
        secrets.add(Sent.SECRET);

        assertThat(signed.received(webhooks)).hasSize(1);
    }

    @Test
    void insistsOnASecret() {
        Webhooks forgetful = Webhooks.builder(List::of).build();

        assertThatIllegalStateException().isThrownBy(() -> Webhooks.builder());
        assertThatIllegalStateException().isThrownBy(() -> Webhooks.builder(" "));
        assertThatIllegalStateException()
                .isThrownBy(() -> Sent.gitHub("push", PUSH).received(forgetful));
    }

    @Test
    void takesADeliveryOnceWhateverItsHeadersSay() {
        Webhooks webhooks = Webhooks.builder(Sent.SECRET).build();
        Sent.gitHub("push", PUSH).header("X-GitHub-Delivery", "1").received(webhooks);

        WebhookException again = refused(Sent.gitHub("push", PUSH).header("X-GitHub-Delivery", "2"), webhooks);
        WebhookException elsewhere = refused(Sent.bitbucket("repo:push", PUSH), webhooks);

        assertThat(again.code()).isEqualTo("GH2075");
        assertThat(again.httpStatus()).isEqualTo(200);
        assertThat(elsewhere.code()).isEqualTo("GH2075");
    }

    @Test
    void forgetsTheOldestDeliveriesFirst() {
        Webhooks webhooks = Webhooks.builder(Sent.SECRET).remembered(2).build();
        for (String ref : List.of("a", "b", "c", "a")) {
            assertThat(Sent.gitHub("push", Bodies.gitHubPush(ref, COMMIT)).received(webhooks))
                    .hasSize(1);
        }

        assertThat(refused(Sent.gitHub("push", Bodies.gitHubPush("c", COMMIT)), webhooks)
                        .code())
                .isEqualTo("GH2075");
    }

    @Test
    void tellsDeliveriesOfGitLabApartByTheirIds() {
        Webhooks webhooks = Webhooks.builder(Sent.SECRET).build();
        String body = Bodies.gitLabPush("push", "refs/heads/main", COMMIT, "null");
        Sent.gitLab("Push Hook", body).header("X-Gitlab-Event-UUID", "1").received(webhooks);

        assertThat(Sent.gitLab("Push Hook", body)
                        .header("X-Gitlab-Event-UUID", "2")
                        .received(webhooks))
                .hasSize(1);
        assertThat(refused(Sent.gitLab("Push Hook", body).header("X-Gitlab-Event-UUID", "1"), webhooks)
                        .code())
                .isEqualTo("GH2075");
    }

    @Test
    void verifiesTheSignatureOfGitLabWithEitherNotationOfTheKey() {
        byte[] key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        String encoded = "whsec_" + Base64.getEncoder().encodeToString(key);
        String body = Bodies.gitLabPush("push", "refs/heads/main", COMMIT, "null");
        Webhooks webhooks = Webhooks.builder(encoded, "plain").clock(() -> NOW).build();

        Sent first = Sent.of(body).header("X-Gitlab-Event", "Push Hook").standard("1", NOW.getEpochSecond(), key);
        Sent second = Sent.of(body)
                .header("X-Gitlab-Event", "Push Hook")
                .standard("2", NOW.getEpochSecond() - 299, "plain".getBytes(StandardCharsets.UTF_8));

        assertThat(first.received(webhooks)).hasSize(1);
        assertThat(second.received(webhooks)).hasSize(1);
        assertThat(refused(first, webhooks).code()).isEqualTo("GH2075");
    }

    @Test
    void refusesSignedDeliveriesOfAnotherTimeAndSignedTimesThatWereChanged() {
        byte[] key = Sent.SECRET.getBytes(StandardCharsets.UTF_8);
        for (long seconds : new long[] {-301, 301}) {
            Sent sent = Sent.gitLab("Push Hook", PUSH).standard("1", NOW.getEpochSecond() + seconds, key);
            assertThat(refused(sent).code()).isEqualTo("GH2074");

            sent.header("webhook-timestamp", Long.toString(NOW.getEpochSecond()));
            assertThat(refused(sent).code()).isEqualTo("GH2073");
        }
    }

    @Test
    void refusesBodiesThatAreTooLargeBeforeAllElse() {
        Webhooks webhooks = Webhooks.builder(Sent.SECRET).maxBytes(100).build();

        WebhookException refused = refused(Sent.of("x".repeat(101)), webhooks);

        assertThat(refused.code()).isEqualTo("GH2076");
        assertThat(refused.httpStatus()).isEqualTo(413);
    }

    @Test
    void refusesBodiesThatAreNotWhatTheyShouldBe() {
        for (String body : List.of(
                "",
                "payload=%7B%7D",
                "[]",
                "{}",
                "{\"ref\": 1, \"ref\": 2}",
                "{\"a\":".repeat(1000) + "1" + "}".repeat(1000),
                "{\"repository\": {\"clone_url\": [\"https://git.example/a\"]}}",
                PUSH.replace("\"ref\"", "\"Ref\""))) {
            WebhookException refused = refused(Sent.gitHub("push", body));

            assertThat(refused.code()).isEqualTo("GH2077");
            assertThat(refused.httpStatus()).isEqualTo(400);
        }
    }

    @Test
    void namesTheFieldThatIsMissing() {
        assertThat(refused(Sent.gitHub("push", "{}")))
                .hasMessage(
                        "GitHub webhook: found a body without repository.clone_url; expected a text there; check which host"
                                + " sends this (GH2077)");
    }

    @Test
    void refusesHostsThatItDoesNotTake() {
        Webhooks webhooks =
                Webhooks.builder(Sent.SECRET).hosts(WebhookHost.GITLAB).build();

        assertThat(refused(Sent.gitHub("push", PUSH), webhooks))
                .hasMessage(
                        "webhook: found the headers of no host that is taken; expected a delivery of GitLab (GH2078)");
        assertThat(refused(Sent.of(PUSH)).code()).isEqualTo("GH2078");
    }

    @Test
    void doesNotMindTheCaseOfHeaders() {
        Sent sent = Sent.of(PUSH).header("x-github-event", "push").signed("x-hub-signature-256", "sha256=");

        assertThat(sent.received()).hasSize(1);
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Webhooks.builder("x").maxBytes(0))
                .withMessage("maxBytes: found 0; expected at least 1");
    }
}

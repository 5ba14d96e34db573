package io.githops.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent, the answer is events or a {@link WebhookException}. */
class WebhookProperties {
    private static final List<Sent> GENUINE = List.of(
            Sent.gitHub("push", Bodies.gitHubPush("refs/heads/main", Bodies.COMMIT)),
            Sent.gitHub("pull_request", Bodies.gitHubPullRequest("open", "null")),
            Sent.gitea("push", Bodies.giteaPush("refs/heads/main", Bodies.COMMIT)),
            Sent.gitLab("Push Hook", Bodies.gitLabPush("push", "refs/heads/main", Bodies.COMMIT, "null")),
            Sent.gitLab("Merge Request Hook", Bodies.gitLabMergeRequest("opened", 15)),
            Sent.bitbucket("repo:push", Bodies.bitbucketPush()),
            Sent.bitbucket("pullrequest:created", Bodies.bitbucketPullRequest("team/infra")),
            Sent.bitbucket("repo:refs_changed", Bodies.dataCenterPush("")),
            Sent.bitbucket("pr:opened", Bodies.dataCenterPullRequest("TEAM")));

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void aSignedBodyWithOnePieceReplacedIsUnderstoodOrRefused(
            @ForAll("deliveries") Sent genuine, @ForAll("pieces") String piece, @ForAll("places") double place) {
        String body = new String(genuine.body, StandardCharsets.UTF_8);
        int start = (int) (place * body.length());
        int end = Math.min(body.length(), start + 12);
        Sent changed = Sent.of(body.substring(0, start) + piece + body.substring(end));
        changed.headers.putAll(genuine.headers);
        changed.headers.keySet().stream()
                .filter(name -> name.endsWith("Signature") || name.endsWith("256"))
                .toList()
                .forEach(name -> changed.signed(name, prefix(name)));

        try {
            assertThat(changed.received()).doesNotContainNull();
        } catch (WebhookException e) {
            assertThat(e.code()).isEqualTo("GH2077");
        }
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void aBodyThatWasChangedAfterItWasSignedIsRefused(
            @ForAll("signed") Sent genuine, @ForAll("places") double place, @ForAll byte flip) {
        Sent changed = Sent.of("");
        changed.headers.putAll(genuine.headers);
        changed.body = genuine.body.clone();
        changed.body[(int) (place * changed.body.length)] ^= flip == 0 ? 1 : flip;

        try {
            assertThat(changed.received()).as("events").isNull();
        } catch (WebhookException e) {
            assertThat(e.code()).isEqualTo("GH2073");
        }
    }

    private static String prefix(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith("x-hub") ? "sha256=" : "";
    }

    @Provide
    Arbitrary<Sent> deliveries() {
        return Arbitraries.of(GENUINE);
    }

    @Provide
    Arbitrary<Sent> signed() {
        return Arbitraries.of(GENUINE.stream()
                .filter(sent -> !sent.headers.containsKey("X-Gitlab-Token"))
                .toList());
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                "",
                "null",
                "{",
                "}",
                "[]",
                "{}",
                "\"",
                "\"\\u0000\"",
                "-1",
                "1e999999999",
                "99999999999999999999",
                ":",
                "true");
    }

    @Provide
    Arbitrary<Double> places() {
        return Arbitraries.doubles().between(0, true, 1, false);
    }
}

package io.githops.webhook;

import static io.githops.webhook.Bodies.COMMIT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookEventTest {
    private static final String ADDRESS = "https://github.com/Example/Infra.git";

    private static WebhookEvent push(String ref) {
        return Sent.gitHub("push", Bodies.gitHubPush(ref, COMMIT)).received().get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/Example/Infra.git",
                "https://github.com/example/infra",
                "https://github.com/example/infra/",
                "https://github.com:443/example/infra.git",
                "https://ada:token@github.com/Example/Infra.git",
                "git@github.com:Example/Infra.git",
                "ssh://git@github.com/Example/Infra.git",
                "ssh://git@GitHub.com:22/Example/Infra.git",
                "git://github.com/Example/Infra.git"
            })
    void knowsAllAddressesOfARepository(String address) {
        assertThat(push("refs/heads/main").concerns(address, "main")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/Example/Infra2.git",
                "https://github.com/Other/Infra.git",
                "https://github.com.evil.example/Example/Infra.git",
                "https://github.com:8443/Example/Infra.git",
                "https://evil.example/github.com/Example/Infra.git",
                "/srv/git/infra.git",
                "file:///srv/github.com/Example/Infra.git",
                "https://",
                "::",
                ""
            })
    void knowsOtherRepositoriesFromIt(String address) {
        assertThat(push("refs/heads/main").concerns(address, "main")).isFalse();
    }

    @Test
    void concernsWhoReadsTheBranch() {
        WebhookEvent event = push("refs/heads/main");

        assertThat(event.concerns(ADDRESS, "main")).isTrue();
        assertThat(event.concerns(ADDRESS, "refs/heads/main")).isTrue();
        assertThat(event.concerns(ADDRESS, "HEAD")).isTrue();
        assertThat(event.concerns(ADDRESS, "mai")).isFalse();
        assertThat(event.concerns(ADDRESS, "refs/tags/main")).isFalse();
        assertThat(event.concerns(ADDRESS, COMMIT)).isFalse();
        assertThat(push("refs/heads/next").concerns(ADDRESS, "HEAD")).isFalse();
    }

    @Test
    void concernsWhoReadsTheTag() {
        assertThat(push("refs/tags/v1").concerns(ADDRESS, "v1")).isTrue();
        assertThat(push("refs/tags/v1").concerns(ADDRESS, "HEAD")).isFalse();
    }

    @Test
    void concernsAnyBranchWhereTheDefaultIsNotKnown() {
        WebhookEvent event =
                Sent.bitbucket("repo:push", Bodies.bitbucketPush()).received().get(0);

        assertThat(event.concerns("https://bitbucket.org/team/infra.git", "HEAD"))
                .isTrue();
    }

    @Test
    void concernsWhoReadsThePullRequest() {
        WebhookEvent event = Sent.gitHub("pull_request", Bodies.gitHubPullRequest("open", "null"))
                .received()
                .get(0);

        assertThat(event.concerns(ADDRESS, "refs/pull/7/head")).isTrue();
        assertThat(event.concerns(ADDRESS, "refs/pull/70/head")).isFalse();
        assertThat(event.concerns(ADDRESS, "main")).isFalse();
    }
}

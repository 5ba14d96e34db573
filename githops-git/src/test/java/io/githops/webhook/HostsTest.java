package io.githops.webhook;

import static io.githops.webhook.Bodies.COMMIT;
import static io.githops.webhook.Bodies.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostsTest {

    @Test
    void understandsAPushToGitHub() {
        var push = push(Sent.gitHub("push", Bodies.gitHubPush("refs/heads/main", COMMIT))
                .received());

        assertThat(push.ref()).isEqualTo("refs/heads/main");
        assertThat(push.commit()).isEqualTo(COMMIT);
        assertThat(push.isDeleted()).isFalse();
        assertThat(push.isTag()).isFalse();
        assertThat(push.repository().addresses()).containsExactly("github.com/example/infra");
        assertThat(push.repository().defaultBranch()).isEqualTo("main");
    }

    @Test
    void understandsATagAndADeletionOnGitHub() {
        assertThat(push(Sent.gitHub("push", Bodies.gitHubPush("refs/tags/v1", COMMIT))
                                .received())
                        .isTag())
                .isTrue();
        assertThat(push(Sent.gitHub("push", Bodies.gitHubPush("refs/heads/old", NONE))
                                .received())
                        .isDeleted())
                .isTrue();
    }

    @Test
    void understandsAPullRequestOnGitHub() {
        var own = pullRequest(
                Sent.gitHub("pull_request", Bodies.gitHubPullRequest("open", "{\"full_name\": \"Example/Infra\"}")));
        var fork = pullRequest(
                Sent.gitHub("pull_request", Bodies.gitHubPullRequest("closed", "{\"full_name\": \"eve/Infra\"}")));
        var lost = pullRequest(Sent.gitHub("pull_request", Bodies.gitHubPullRequest("open", "null")));

        assertThat(own)
                .isEqualTo(new WebhookEvent.PullRequest(own.repository(), 7, "more-memory", COMMIT, true, false));
        assertThat(fork.isFork()).isTrue();
        assertThat(fork.isOpen()).isFalse();
        assertThat(lost.isFork()).isTrue();
    }

    @Test
    void takesWhatGitHubSendsBesidesForNothing() {
        assertThat(Sent.gitHub("ping", "{\"zen\": \"Keep it logically awesome.\"}")
                        .received())
                .isEmpty();
        assertThat(Sent.gitHub("issues", "{}").received()).isEmpty();
    }

    @Test
    void understandsAPushToGitea() {
        var push = push(
                Sent.gitea("push", Bodies.giteaPush("refs/heads/trunk", COMMIT)).received());

        assertThat(push.ref()).isEqualTo("refs/heads/trunk");
        assertThat(push.commit()).isEqualTo(COMMIT);
        assertThat(push.repository().addresses())
                .containsExactlyInAnyOrder("git.example:3000/team/infra", "git.example:2222/team/infra");
    }

    @Test
    void understandsThatGiteaDeletedABranchOrATag() {
        String repository = "\"repository\": {\"clone_url\": \"https://git.example/team/infra.git\"}";

        var branch = push(Sent.gitea("delete", "{\"ref\": \"old\", \"ref_type\": \"branch\", " + repository + "}")
                .received());
        var tag = push(Sent.gitea("delete", "{\"ref\": \"v1\", \"ref_type\": \"tag\", " + repository + "}")
                .received());

        assertThat(branch.ref()).isEqualTo("refs/heads/old");
        assertThat(tag.ref()).isEqualTo("refs/tags/v1");
        assertThat(branch.isDeleted() && tag.isDeleted()).isTrue();
    }

    @Test
    void understandsForgejo() {
        Sent sent = Sent.of(Bodies.giteaPush("refs/heads/trunk", COMMIT))
                .header("X-Forgejo-Event", "push")
                .signed("X-Forgejo-Signature", "");

        assertThat(push(sent.received()).ref()).isEqualTo("refs/heads/trunk");
    }

    @Test
    void understandsAPullRequestOnGitea() {
        String body = Bodies.gitHubPullRequest("open", "{\"full_name\": \"Example/Infra\"}");

        assertThat(pullRequest(Sent.gitea("pull_request", body)).number()).isEqualTo(7);
    }

    @Test
    void understandsAPushToGitLab() {
        var push = push(
                Sent.gitLab("Push Hook", Bodies.gitLabPush("push", "refs/heads/main", COMMIT, "\"" + COMMIT + "\""))
                        .received());

        assertThat(push.ref()).isEqualTo("refs/heads/main");
        assertThat(push.commit()).isEqualTo(COMMIT);
        assertThat(push.repository().addresses()).containsExactly("gitlab.example/team/sub/infra");
    }

    @Test
    void understandsATagOnGitLabAsItsCommit() {
        String tagObject = NONE.replace('0', 'a');

        var push = push(Sent.gitLab(
                        "Tag Push Hook", Bodies.gitLabPush("tag_push", "refs/tags/v1", tagObject, "\"" + COMMIT + "\""))
                .received());
        var gone = push(Sent.gitLab("Tag Push Hook", Bodies.gitLabPush("tag_push", "refs/tags/v1", NONE, "null"))
                .received());

        assertThat(push.commit()).isEqualTo(COMMIT);
        assertThat(gone.isDeleted()).isTrue();
    }

    @Test
    void understandsAMergeRequestOnGitLab() {
        var own = pullRequest(Sent.gitLab("Merge Request Hook", Bodies.gitLabMergeRequest("opened", 15)));
        var fork = pullRequest(Sent.gitLab("Merge Request Hook", Bodies.gitLabMergeRequest("merged", 16)));

        assertThat(own)
                .isEqualTo(new WebhookEvent.PullRequest(own.repository(), 7, "more-memory", COMMIT, true, false));
        assertThat(fork.isFork()).isTrue();
        assertThat(fork.isOpen()).isFalse();
    }

    @Test
    void understandsAPushOfSeveralRefsToBitbucket() {
        List<WebhookEvent> events =
                Sent.bitbucket("repo:push", Bodies.bitbucketPush()).received();

        assertThat(events)
                .extracting(event -> ((WebhookEvent.Push) event).ref())
                .containsExactly("refs/heads/main", "refs/tags/v1.2", "refs/heads/gone");
        assertThat(events)
                .extracting(event -> ((WebhookEvent.Push) event).commit())
                .containsExactly(COMMIT, COMMIT, null);
        assertThat(events.get(0).repository().addresses()).containsExactly("bitbucket.org/team/infra");
    }

    @Test
    void understandsAPullRequestOnBitbucket() {
        var own = pullRequest(Sent.bitbucket("pullrequest:updated", Bodies.bitbucketPullRequest("team/infra")));
        var fork = pullRequest(Sent.bitbucket("pullrequest:created", Bodies.bitbucketPullRequest("eve/infra")));

        assertThat(own)
                .isEqualTo(
                        new WebhookEvent.PullRequest(own.repository(), 7, "more-memory", "8d6f0cb0d1e5", true, false));
        assertThat(fork.isFork()).isTrue();
    }

    @Test
    void understandsAPushToBitbucketDataCenter() {
        String links =
                ", \"links\": {\"clone\": [{\"href\": \"https://git.example/scm/team/infra.git\", \"name\": \"http\"},"
                        + " {\"href\": \"ssh://git@git.example:7999/team/infra.git\", \"name\": \"ssh\"}]}";

        List<WebhookEvent> events = Sent.bitbucket("repo:refs_changed", Bodies.dataCenterPush(links))
                .received();

        assertThat(events)
                .extracting(event -> ((WebhookEvent.Push) event).ref())
                .containsExactly("refs/heads/main", "refs/tags/v1");
        assertThat(((WebhookEvent.Push) events.get(1)).isDeleted()).isTrue();
        assertThat(events.get(0).concerns("ssh://git@git.example:7999/team/infra.git", "main"))
                .isTrue();
        assertThat(events.get(0).concerns("https://ada@git.example/scm/TEAM/infra.git", "HEAD"))
                .isTrue();
    }

    @Test
    void findsARepositoryOfBitbucketDataCenterByItsPathWhereItTellsNoAddress() {
        WebhookEvent event = Sent.bitbucket("repo:refs_changed", Bodies.dataCenterPush(""))
                .received()
                .get(0);

        assertThat(event.concerns("https://git.example/scm/team/infra.git", "main"))
                .isTrue();
        assertThat(event.concerns("https://git.example/scm/other-team/infra.git", "main"))
                .isFalse();
    }

    @Test
    void understandsAPullRequestOnBitbucketDataCenter() {
        var own = pullRequest(Sent.bitbucket("pr:from_ref_updated", Bodies.dataCenterPullRequest("TEAM")));
        var fork = pullRequest(Sent.bitbucket("pr:opened", Bodies.dataCenterPullRequest("~eve")));

        assertThat(own)
                .isEqualTo(new WebhookEvent.PullRequest(own.repository(), 7, "more-memory", COMMIT, true, false));
        assertThat(fork.isFork()).isTrue();
    }

    private static WebhookEvent.Push push(List<WebhookEvent> events) {
        assertThat(events).singleElement().isInstanceOf(WebhookEvent.Push.class);
        return (WebhookEvent.Push) events.get(0);
    }

    private static WebhookEvent.PullRequest pullRequest(Sent sent) {
        List<WebhookEvent> events = sent.received();
        assertThat(events).singleElement().isInstanceOf(WebhookEvent.PullRequest.class);
        return (WebhookEvent.PullRequest) events.get(0);
    }
}

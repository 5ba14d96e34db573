package io.githops.webhook;

/** What Gitea and Forgejo write as GitHub does. */
final class GitHubStyle {
    private GitHubStyle() {}

    static WebhookEvent push(HookedRepository repository, Payload body) {
        String commit = body.text("after");
        boolean isDeleted = body.isTrue("deleted") || ObjectIds.isNone(commit);
        return new WebhookEvent.Push(repository, body.text("ref"), isDeleted ? null : commit);
    }

    static WebhookEvent pullRequest(HookedRepository repository, Payload body) {
        Payload request = body.at("pull_request");
        return new WebhookEvent.PullRequest(
                repository,
                body.number("number"),
                request.text("head", "ref"),
                request.find("head", "sha").orElse(null),
                request.text("state").equals("open"),
                isFork(request));
    }

    /** A repository that was deleted since is no part of this one. */
    private static boolean isFork(Payload request) {
        String base = request.text("base", "repo", "full_name");
        return !request.find("head", "repo", "full_name").orElse("").equals(base);
    }
}

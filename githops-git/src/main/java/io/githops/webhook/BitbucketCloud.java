package io.githops.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The bodies that Bitbucket Cloud sends. */
final class BitbucketCloud {
    private BitbucketCloud() {}

    static List<WebhookEvent> pushes(Payload body) {
        HookedRepository repository = repository(body);
        List<WebhookEvent> pushes = new ArrayList<>();
        for (Payload change : body.at("push").items("changes")) {
            boolean isDeleted = change.at("new").find("name").isEmpty();
            Payload target = isDeleted ? change.at("old") : change.at("new");
            String folder = target.text("type").equals("tag") ? "refs/tags/" : "refs/heads/";
            String commit = isDeleted ? null : target.text("target", "hash");
            pushes.add(new WebhookEvent.Push(repository, folder + target.text("name"), commit));
        }
        return pushes;
    }

    static WebhookEvent pullRequest(Payload body) {
        Payload request = body.at("pullrequest");
        String origin = request.find("source", "repository", "full_name").orElse("");
        return new WebhookEvent.PullRequest(
                repository(body),
                request.number("id"),
                request.text("source", "branch", "name"),
                request.find("source", "commit", "hash").orElse(null),
                request.text("state").equals("OPEN"),
                !origin.equals(request.text("destination", "repository", "full_name")));
    }

    private static HookedRepository repository(Payload body) {
        Payload repository = body.at("repository");
        return HookedRepository.of(
                Stream.of(repository.text("links", "html", "href")),
                repository.find("mainbranch", "name").orElse(null));
    }
}

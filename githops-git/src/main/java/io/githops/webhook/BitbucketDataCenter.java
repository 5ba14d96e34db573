package io.githops.webhook;

import java.util.ArrayList;
import java.util.List;

/** The bodies that Bitbucket Data Center sends. */
final class BitbucketDataCenter {
    private static final String BRANCH = "refs/heads/";

    private BitbucketDataCenter() {}

    static List<WebhookEvent> pushes(Payload body) {
        HookedRepository repository = repository(body.at("repository"));
        List<WebhookEvent> pushes = new ArrayList<>();
        for (Payload change : body.items("changes")) {
            String commit = change.text("toHash");
            pushes.add(new WebhookEvent.Push(
                    repository, change.text("ref", "id"), ObjectIds.isNone(commit) ? null : commit));
        }
        return pushes;
    }

    static WebhookEvent pullRequest(Payload body) {
        Payload request = body.at("pullRequest");
        String branch = request.text("fromRef", "id");
        Payload origin = request.at("fromRef", "repository");
        Payload target = request.at("toRef", "repository");
        return new WebhookEvent.PullRequest(
                repository(target),
                request.number("id"),
                branch.startsWith(BRANCH) ? branch.substring(BRANCH.length()) : branch,
                request.find("fromRef", "latestCommit").orElse(null),
                request.text("state").equals("OPEN"),
                !path(origin).equals(path(target)));
    }

    /** Older releases do not tell addresses. */
    private static HookedRepository repository(Payload repository) {
        List<Payload> addresses = repository.at("links").items("clone");
        return addresses.isEmpty()
                ? HookedRepository.anywhere(path(repository))
                : HookedRepository.of(addresses.stream().map(address -> address.text("href")), null);
    }

    private static String path(Payload repository) {
        return repository.text("project", "key") + "/" + repository.text("slug");
    }
}

package io.githops.webhook;

import java.util.List;
import java.util.stream.Stream;

/**
 * GitHub and GitHub Enterprise Server.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
final class GitHub implements Host {
    private static final SignedBody PROOF = new SignedBody("sha256=", "X-Hub-Signature-256");

    @Override
    public String name() {
        return "GitHub";
    }

    @Override
    public boolean sent(Headers headers) {
        return headers.has("X-GitHub-Event");
    }

    @Override
    public String prove(Delivery delivery, Secrets secrets) {
        return PROOF.prove(name(), delivery, secrets);
    }

    @Override
    public List<WebhookEvent> events(Delivery delivery) {
        String event = delivery.headers().find("X-GitHub-Event").orElse("");
        return switch (event) {
            case "push" -> List.of(push(Payload.parse(name(), delivery.body())));
            case "pull_request" -> List.of(pullRequest(Payload.parse(name(), delivery.body())));
            default -> List.of();
        };
    }

    private static WebhookEvent push(Payload body) {
        return GitHubStyle.push(repository(body), body);
    }

    private static WebhookEvent pullRequest(Payload body) {
        return GitHubStyle.pullRequest(repository(body), body);
    }

    private static HookedRepository repository(Payload body) {
        Payload repository = body.at("repository");
        return HookedRepository.of(
                Stream.concat(
                        Stream.of(repository.text("clone_url")),
                        Stream.of("ssh_url", "git_url", "svn_url", "html_url")
                                .flatMap(name -> repository.find(name).stream())),
                repository.find("default_branch").orElse(null));
    }
}

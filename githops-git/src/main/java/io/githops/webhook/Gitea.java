package io.githops.webhook;

import java.util.List;
import java.util.stream.Stream;

/**
 * Gitea and Forgejo, which send the headers of GitHub as well.
 *
 * @see <a href="https://docs.gitea.com/usage/repository/webhooks">Gitea webhooks</a>
 * @see <a href="https://forgejo.org/docs/latest/user/webhooks">Forgejo webhooks</a>
 */
final class Gitea implements Host {
    private static final SignedBody PROOF = new SignedBody("", "X-Gitea-Signature", "X-Forgejo-Signature");

    @Override
    public String name() {
        return "Gitea";
    }

    @Override
    public boolean sent(Headers headers) {
        return event(headers).length() > 0;
    }

    @Override
    public String prove(Delivery delivery, Secrets secrets) {
        return PROOF.prove(name(), delivery, secrets);
    }

    @Override
    public List<WebhookEvent> events(Delivery delivery) {
        return switch (event(delivery.headers())) {
            case "push" -> {
                Payload body = Payload.parse(name(), delivery.body());
                yield List.of(GitHubStyle.push(repository(body), body));
            }
            case "pull_request", "pull_request_sync" -> {
                Payload body = Payload.parse(name(), delivery.body());
                yield List.of(GitHubStyle.pullRequest(repository(body), body));
            }
            case "delete" -> List.of(deletion(Payload.parse(name(), delivery.body())));
            default -> List.of();
        };
    }

    private static String event(Headers headers) {
        return headers.find("X-Gitea-Event", "X-Forgejo-Event").orElse("");
    }

    /** A deletion is no push here. */
    private static WebhookEvent deletion(Payload body) {
        String folder = body.text("ref_type").equals("tag") ? "refs/tags/" : "refs/heads/";
        return new WebhookEvent.Push(repository(body), folder + body.text("ref"), null);
    }

    private static HookedRepository repository(Payload body) {
        Payload repository = body.at("repository");
        return HookedRepository.of(
                Stream.concat(
                        Stream.of(repository.text("clone_url")),
                        Stream.of("ssh_url", "html_url").flatMap(name -> repository.find(name).stream())),
                repository.find("default_branch").orElse(null));
    }
}

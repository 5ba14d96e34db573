package io.githops.webhook;

import java.util.List;

/**
 * Bitbucket Cloud and Bitbucket Data Center, which send the same headers and different bodies.
 *
 * @see <a href="https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/">Bitbucket Cloud: event payloads</a>
 * @see <a href="https://confluence.atlassian.com/bitbucketserver/event-payload-938025882.html">Bitbucket Data Center: event payload</a>
 */
final class Bitbucket implements Host {
    private static final SignedBody PROOF = new SignedBody("sha256=", "X-Hub-Signature");

    @Override
    public String name() {
        return "Bitbucket";
    }

    @Override
    public boolean sent(Headers headers) {
        return headers.has("X-Event-Key");
    }

    @Override
    public String prove(Delivery delivery, Secrets secrets) {
        return PROOF.prove(name(), delivery, secrets);
    }

    @Override
    public List<WebhookEvent> events(Delivery delivery) {
        String event = delivery.headers().find("X-Event-Key").orElse("");
        if (event.equals("repo:push")) {
            return BitbucketCloud.pushes(Payload.parse(name(), delivery.body()));
        }
        if (event.equals("repo:refs_changed")) {
            return BitbucketDataCenter.pushes(Payload.parse(name(), delivery.body()));
        }
        if (event.startsWith("pullrequest:")) {
            return List.of(BitbucketCloud.pullRequest(Payload.parse(name(), delivery.body())));
        }
        if (event.startsWith("pr:")) {
            return List.of(BitbucketDataCenter.pullRequest(Payload.parse(name(), delivery.body())));
        }
        return List.of();
    }
}

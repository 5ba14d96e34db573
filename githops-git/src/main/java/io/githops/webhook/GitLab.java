package io.githops.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * GitLab. It shows either the secret itself, or a signature after the Standard Webhooks specification.
 *
 * @see <a href="https://docs.gitlab.com/user/project/integrations/webhook_events/">Webhook events</a>
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
final class GitLab implements Host {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final String VERSION = "v1,";

    @Override
    public String name() {
        return "GitLab";
    }

    @Override
    public boolean sent(Headers headers) {
        return headers.has("X-Gitlab-Event");
    }

    @Override
    public String prove(Delivery delivery, Secrets secrets) {
        Headers headers = delivery.headers();
        Optional<String> signature = headers.find("webhook-signature");
        if (signature.isPresent()) {
            return proveSignature(signature.get(), delivery, secrets);
        }
        String token = headers.find("X-Gitlab-Token")
                .orElseThrow(
                        () -> WebhookException.unproven(
                                name(),
                                "neither a header webhook-signature nor X-Gitlab-Token",
                                "a signing token or secret token; enter one where the webhook is defined, and the same one here"));
        if (!secrets.contain(token)) {
            throw WebhookException.unproven(
                    name(), "a secret token that is not known here", "one that is; compare the secrets");
        }
        return headers.find("X-Gitlab-Event-UUID").orElse("");
    }

    @Override
    public List<WebhookEvent> events(Delivery delivery) {
        Payload body = Payload.parse(name(), delivery.body());
        String event =
                body.find("object_kind").or(() -> body.find("event_name")).orElse("");
        return switch (event) {
            case "push", "tag_push" -> List.of(push(body));
            case "merge_request" -> List.of(mergeRequest(body));
            default -> List.of();
        };
    }

    private String proveSignature(String signatures, Delivery delivery, Secrets secrets) {
        String id = delivery.headers().find("webhook-id").orElse("");
        String time = delivery.headers().find("webhook-timestamp").orElse("");
        byte[] start = (id + "." + time + ".").getBytes(StandardCharsets.UTF_8);
        byte[] signed = new byte[start.length + delivery.body().length];
        System.arraycopy(start, 0, signed, 0, start.length);
        System.arraycopy(delivery.body(), 0, signed, start.length, delivery.body().length);
        boolean isSigned = Stream.of(signatures.split(" "))
                .filter(signature -> signature.startsWith(VERSION))
                .anyMatch(signature -> secrets.signStandard(signed, signature.substring(VERSION.length())));
        if (!isSigned) {
            throw WebhookException.unproven(
                    name(),
                    "a signature that does not fit",
                    "one made with a signing token that is known here; compare them");
        }
        if (!SECONDS.matcher(time).matches()
                || isFar(Instant.ofEpochSecond(Long.parseLong(time)), delivery.received())) {
            throw WebhookException.untimely(name());
        }
        return id;
    }

    private static boolean isFar(Instant time, Instant received) {
        return Duration.between(time, received).abs().compareTo(TOLERANCE) > 0;
    }

    private static WebhookEvent push(Payload body) {
        String after = body.text("after");
        String commit = body.find("checkout_sha").orElse(after);
        return new WebhookEvent.Push(repository(body), body.text("ref"), ObjectIds.isNone(after) ? null : commit);
    }

    private static WebhookEvent mergeRequest(Payload body) {
        Payload request = body.at("object_attributes");
        return new WebhookEvent.PullRequest(
                repository(body),
                request.number("iid"),
                request.text("source_branch"),
                request.find("last_commit", "id").orElse(null),
                request.text("state").equals("opened"),
                request.number("source_project_id") != request.number("target_project_id"));
    }

    private static HookedRepository repository(Payload body) {
        Payload project = body.at("project");
        return HookedRepository.of(
                Stream.concat(
                        Stream.of(project.text("git_http_url")),
                        Stream.of("git_ssh_url", "http_url", "ssh_url", "url", "web_url")
                                .flatMap(name -> project.find(name).stream())),
                project.find("default_branch").orElse(null));
    }
}

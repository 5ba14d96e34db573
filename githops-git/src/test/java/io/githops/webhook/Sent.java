package io.githops.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A delivery as a host makes it. */
final class Sent {
    static final String SECRET = "correct horse battery staple";

    final Map<String, List<String>> headers = new LinkedHashMap<>();
    byte[] body;

    private Sent(String body) {
        this.body = body.getBytes(StandardCharsets.UTF_8);
    }

    static Sent of(String body) {
        return new Sent(body);
    }

    static Sent gitHub(String event, String body) {
        return of(body).header("X-GitHub-Event", event).signed("X-Hub-Signature-256", "sha256=");
    }

    static Sent gitea(String event, String body) {
        return of(body).header("X-GitHub-Event", event)
                .header("X-Gitea-Event", event)
                .signed("X-Hub-Signature-256", "sha256=")
                .signed("X-Gitea-Signature", "");
    }

    static Sent gitLab(String event, String body) {
        return of(body).header("X-Gitlab-Event", event).header("X-Gitlab-Token", SECRET);
    }

    static Sent bitbucket(String event, String body) {
        return of(body).header("X-Event-Key", event).signed("X-Hub-Signature", "sha256=");
    }

    Sent header(String name, String value) {
        headers.put(name, List.of(value));
        return this;
    }

    Sent signed(String header, String prefix) {
        return signed(header, prefix, SECRET);
    }

    Sent signed(String header, String prefix, String secret) {
        return header(header, prefix + HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), body)));
    }

    /** Signs after the Standard Webhooks specification. */
    Sent standard(String id, long seconds, byte[] key) {
        String start = id + "." + seconds + ".";
        byte[] all = (start + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        return header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(hmac(key, all)));
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Given to a receiver that has seen nothing before. */
    List<WebhookEvent> received() {
        return received(Webhooks.builder(SECRET).build());
    }

    List<WebhookEvent> received(Webhooks webhooks) {
        return webhooks.receive(headers, body);
    }
}

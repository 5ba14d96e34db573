package io.githops.examples.cli;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a Git host sends when something was pushed. */
final class Pushed {
    private Pushed() {}

    /** A push to a branch or tag of {@code https://git.example/team/infra.git}. */
    static String push(String ref) {
        return """
                {"ref": "%s", "after": "8d6f0cb0d1e5a9f0a7c6b5e4d3c2b1a098765432",
                 "repository": {"clone_url": "https://git.example/team/infra.git"}}
                """.formatted(ref);
    }

    /** @return the status of the answer */
    static int send(InetSocketAddress receiver, String body, String secret) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + receiver.getHostString() + ":" + receiver.getPort() + "/"))
                .header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", "sha256=" + signature(body, secret))
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static String signature(String body, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}

package io.githops.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.webhook.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PushReceiverTest {
    private static final String SECRET = "correct horse";

    private final AtomicInteger looks = new AtomicInteger();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private PushReceiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new PushReceiver(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Webhooks.builder(SECRET).maxBytes(10_000).build(),
                event -> event.concerns("git@git.example:team/infra.git", "main"),
                looks::incrementAndGet,
                refused -> refusals.add(refused.code()));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void looksAtTheRepositoryWhenSomethingWasPushed() throws Exception {
        assertThat(send(push("refs/heads/main"), SECRET)).isEqualTo(202);
        assertThat(looks).hasValue(1);
    }

    @Test
    void looksNotWhenSomethingElseWasPushed() throws Exception {
        assertThat(send(push("refs/heads/other"), SECRET)).isEqualTo(202);
        assertThat(looks).hasValue(0);
    }

    @Test
    void refusesWhatIsNotGenuine() throws Exception {
        assertThat(send(push("refs/heads/main"), "guess")).isEqualTo(401);
        assertThat(send("x".repeat(20_000), SECRET)).isEqualTo(413);
        assertThat(send("[]", SECRET)).isEqualTo(400);
        assertThat(looks).hasValue(0);
        assertThat(refusals).containsExactly("GH2073", "GH2076", "GH2077");
    }

    @Test
    void looksOnceWhenADeliveryIsSentTwice() throws Exception {
        send(push("refs/heads/main"), SECRET);

        assertThat(send(push("refs/heads/main"), SECRET)).isEqualTo(200);
        assertThat(looks).hasValue(1);
    }

    private static String push(String ref) {
        return """
                {"ref": "%s", "after": "8d6f0cb0d1e5a9f0a7c6b5e4d3c2b1a098765432",
                 "repository": {"clone_url": "https://git.example/team/infra.git"}}
                """.formatted(ref);
    }

    private int send(String body, String secret) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + receiver.address().getPort() + "/"))
                .header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", "sha256=" + signature(body, secret))
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }

    private static String signature(String body, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}

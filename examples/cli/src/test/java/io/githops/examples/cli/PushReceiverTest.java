package io.githops.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.webhook.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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
        assertThat(send(Pushed.push("refs/heads/main"), SECRET)).isEqualTo(202);
        assertThat(looks).hasValue(1);
    }

    @Test
    void looksNotWhenSomethingElseWasPushed() throws Exception {
        assertThat(send(Pushed.push("refs/heads/other"), SECRET)).isEqualTo(202);
        assertThat(looks).hasValue(0);
    }

    @Test
    void refusesWhatIsNotGenuine() throws Exception {
        assertThat(send(Pushed.push("refs/heads/main"), "guess")).isEqualTo(401);
        assertThat(send("x".repeat(20_000), SECRET)).isEqualTo(413);
        assertThat(send("[]", SECRET)).isEqualTo(400);
        assertThat(looks).hasValue(0);
        assertThat(refusals).containsExactly("GH2073", "GH2076", "GH2077");
    }

    @Test
    void looksOnceWhenADeliveryIsSentTwice() throws Exception {
        send(Pushed.push("refs/heads/main"), SECRET);

        assertThat(send(Pushed.push("refs/heads/main"), SECRET)).isEqualTo(200);
        assertThat(looks).hasValue(1);
    }

    private int send(String body, String secret) throws Exception {
        return Pushed.send(receiver.address(), body, secret);
    }
}

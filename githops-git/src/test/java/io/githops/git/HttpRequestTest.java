package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpRequestTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Name: a\r\nx-name: b\r\n\r\nok";

    private final Queue<String> heads = new ConcurrentLinkedQueue<>();
    private final Deadline deadline = Deadline.in(Duration.ofDays(1));
    private volatile String answer = OK;
    private Peer server;
    private HttpConnections connections;

    @BeforeEach
    void startServer() throws IOException {
        server = Peer.answering(this::serve);
        GitAccess access = GitAccess.builder().build();
        connections = new HttpConnections(GitAddress.parse(url("")), access, new Lines(access, deadline));
    }

    @AfterEach
    void stopServer() throws IOException {
        deadline.close();
        server.close();
    }

    @Test
    void asksAndReadsTheAnswer() throws IOException {
        HttpConnection request = request("/infra.git/info/refs?service=git-upload-pack");
        request.setRequestProperty("Accept", "*/*");

        assertThat(request.getResponseCode()).isEqualTo(200);
        assertThat(request.getResponseMessage()).isEqualTo("OK");
        assertThat(request.getHeaderField("X-NAME")).isEqualTo("a");
        assertThat(request.getHeaderFields("x-name")).containsExactly("a", "b");
        assertThat(request.getContentLength()).isEqualTo(2);
        assertThat(request.getInputStream().readAllBytes()).asString().isEqualTo("ok");
        assertThat(heads)
                .containsExactly("GET /infra.git/info/refs?service=git-upload-pack HTTP/1.1\r\nHost: 127.0.0.1:"
                        + server.port() + "\r\nAccept: */*\r\n\r\n");
    }

    @Test
    void usesTheLineAgainThatWasReadToItsEnd() throws IOException {
        for (int i = 0; i < 3; i++) {
            request("/").getInputStream().readAllBytes();
        }

        assertThat(heads).hasSize(3);
        assertThat(server.connections()).isOne();
    }

    @Test
    void opensAnotherLineWhenTheServerEndsTheFirst() throws IOException {
        answer = OK.replace("X-Name: a", "Connection: close");

        request("/").getInputStream().readAllBytes();
        request("/").getInputStream().readAllBytes();

        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void opensAnotherLineWhenTheAnswerWasNotRead() throws IOException {
        request("/").getInputStream();
        request("/").getInputStream();

        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void waitsForTheAnswerItself() throws IOException {
        answer = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK;

        assertThat(request("/").getResponseCode()).isEqualTo(200);
    }

    @Test
    void sendsABodyOfKnownLengthOrInChunks() throws IOException {
        HttpConnection known = request("/");
        known.setRequestMethod("POST");
        known.setFixedLengthStreamingMode(4);
        write(known, "0000");
        HttpConnection chunked = request("/");
        chunked.setRequestMethod("POST");
        chunked.setChunkedStreamingMode(0);
        write(chunked, "0000");

        assertThat(heads).hasSize(2).allMatch(head -> head.startsWith("POST / HTTP/1.1\r\n"));
        assertThat(List.copyOf(heads).get(0)).contains("Content-Length: 4\r\n");
        assertThat(List.copyOf(heads).get(1)).contains("Transfer-Encoding: chunked\r\n");
    }

    @Test
    void isNotTriedAgainByJGitWhenItWasCut() {
        answer = "";

        assertThatExceptionOfType(CutException.class)
                .isThrownBy(() -> request("/").getResponseCode())
                .withMessage("the server closed it before the answer");
    }

    @Test
    void refusesAHeaderThatWouldBeTwo() throws IOException {
        HttpConnection request = request("/");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.setRequestProperty("Cookie", "s3cret\r\nX: y"))
                .withMessage("the header Cookie holds a line break");
    }

    private HttpConnection request(String path) throws IOException {
        return connections.create(new URL(url(path)));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private static void write(HttpConnection request, String body) throws IOException {
        try (OutputStream out = request.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.US_ASCII));
        }
        request.getInputStream().readAllBytes();
    }

    /** Reads heads, and bodies of four bytes. */
    private void serve(Socket line) throws IOException {
        InputStream in = line.getInputStream();
        while (true) {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                head.append((char) next);
            }
            heads.add(head.toString());
            in.readNBytes(
                    head.indexOf("chunked") > 0
                            ? "4\r\n0000\r\n0\r\n\r\n".length()
                            : head.indexOf("POST") == 0 ? 4 : 0);
            if (answer.isEmpty()) {
                return;
            }
            line.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        }
    }
}

package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBodyTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private int wholes;

    @Test
    void endsAfterItsLength() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabcdef")).isEqualTo("abc");
        assertThat(wholes).isOne();
    }

    @Test
    void isWholeAtOnceWhenEmpty() throws IOException {
        body("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");

        assertThat(wholes).isOne();
    }

    @Test
    void endsWithTheLastChunkAndWhatFollowsIt() throws IOException {
        assertThat(read(CHUNKED + "3;note=x\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\nnext"))
                .isEqualTo("abc0123456789");
        assertThat(wholes).isOne();
    }

    @Test
    void isWholeWhenItIsClosedBeforeTheEmptyChunk() throws IOException {
        InputStream body = body(CHUNKED + "3\r\nabc\r\n0\r\n\r\n");
        body.readNBytes(3);
        body.close();

        assertThat(wholes).isOne();
    }

    @Test
    void endsWithTheConnectionWhenNothingElseIsSaid() throws IOException {
        assertThat(read("HTTP/1.0 200 OK\r\n\r\nabc")).isEqualTo("abc");
        assertThat(wholes).isZero();
    }

    @Test
    void hasNothingWhereHttpSaysSo() throws IOException {
        assertThat(read("HTTP/1.1 204 No Content\r\n\r\nabc")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc",
                CHUNKED,
                CHUNKED + "4",
                CHUNKED + "4\r\nabc",
                CHUNKED + "3\r\nabc",
                CHUNKED + "3\r\nabc\r\n",
                CHUNKED + "3\r\nabc\r\n0\r\n",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200",
                ""
            })
    void failsWhenTheConnectionEndsBefore(String answer) {
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> read(answer));
        assertThat(wholes).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6\r\n\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0x10\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                CHUNKED + "-1\r\n",
                CHUNKED + "x\r\n",
                CHUNKED + "\r\n"
            })
    void refusesWhatIsNoAnswer(String answer) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(answer))
                .isNotInstanceOf(EOFException.class)
                .withMessageStartingWith("the server ");
    }

    @Test
    void refusesAHeadWithoutEnd() {
        String head = "HTTP/1.1 200 OK\r\n" + ("X: " + "y".repeat(1000) + "\r\n").repeat(100);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(head))
                .withMessage("the server sent a line without end");
    }

    @Property(tries = 100)
    void readsWhatWasWrittenInChunks(
            @ForAll @Size(max = 500) byte[] content, @ForAll @IntRange(min = 1, max = 100) int size)
            throws IOException {
        var sent = new ByteArrayOutputStream();
        sent.writeBytes(CHUNKED.getBytes(StandardCharsets.US_ASCII));
        try (var chunks = new ChunkedOutput(sent)) {
            for (int i = 0; i < content.length; i += size) {
                chunks.write(content, i, Math.min(size, content.length - i));
            }
        }

        assertThat(body(sent.toByteArray()).readAllBytes()).isEqualTo(content);
    }

    private String read(String answer) throws IOException {
        return new String(body(answer).readAllBytes(), StandardCharsets.US_ASCII);
    }

    private InputStream body(String answer) throws IOException {
        return body(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private InputStream body(byte[] answer) throws IOException {
        var in = new ByteArrayInputStream(answer);
        return HttpBody.of(HttpHead.read(in), in, () -> wholes++);
    }
}

package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

class StreamedBodyTest {
    private final StreamedBody body = new StreamedBody(System.nanoTime() + 60_000_000_000L);
    private final Source source = new Source();

    @Test
    void readsBuffersInTheirOrder() throws IOException {
        body.onSubscribe(source);
        body.onNext(List.of(buffer("ab"), buffer(""), buffer("c")));
        body.onNext(List.of());
        body.onNext(List.of(buffer("de")));
        body.onComplete();

        assertThat(body.read()).isEqualTo('a');
        assertThat(body.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("bcde");
        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    void asksForMoreOnlyAsItIsRead() throws IOException {
        body.onSubscribe(source);
        body.onNext(List.of(buffer("ab")));
        assertThat(source.requested).isEqualTo(1);

        body.read();

        assertThat(source.requested).isEqualTo(2);
    }

    @Test
    void tellsThatTheConnectionBroke() {
        body.onSubscribe(source);
        body.onError(new IOException("reset"));

        assertThatIOException().isThrownBy(body::read).withMessage("the connection broke off");
    }

    @Test
    void givesUpAtTheDeadline() {
        var late = new StreamedBody(System.nanoTime() - 1);
        late.onSubscribe(source);

        assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(late::read);
        assertThat(source.isCancelled).isTrue();
    }

    @Test
    void anInterruptEndsTheWait() {
        body.onSubscribe(source);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(body::read);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void closingCancelsTheAnswer() {
        body.onSubscribe(source);
        body.close();
        body.close();

        assertThat(source.isCancelled).isTrue();
        assertThatIOException().isThrownBy(body::read).withMessage("closed");
    }

    @Test
    void anAnswerThatBeginsAfterClosingIsCancelled() {
        body.close();
        body.onSubscribe(source);

        assertThat(source.isCancelled).isTrue();
        assertThat(source.requested).isZero();
    }

    private static ByteBuffer buffer(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static final class Source implements Subscription {
        private long requested;
        private boolean isCancelled;

        @Override
        public void request(long count) {
            requested += count;
        }

        @Override
        public void cancel() {
            isCancelled = true;
        }
    }
}

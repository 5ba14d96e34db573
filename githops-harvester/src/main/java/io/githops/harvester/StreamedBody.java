package io.githops.harvester;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, read as it comes and until a deadline. Java's own has no deadline, so a server that stops in the
 * midst of a body would hold its reader for ever. Read by one thread; closed by any.
 */
final class StreamedBody extends InputStream implements BodySubscriber<InputStream> {
    /** Told apart by identity. */
    private static final List<ByteBuffer> END = List.of(ByteBuffer.allocate(0));

    private final long deadline;
    private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> current = new ArrayDeque<>();
    private volatile @Nullable Subscription subscription;
    private volatile @Nullable Throwable failure;
    private volatile boolean isClosed;
    private boolean isAtEnd;

    /** @param deadline in the nanoseconds of {@link System#nanoTime} */
    StreamedBody(long deadline) {
        this.deadline = deadline;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        if (isClosed) {
            newSubscription.cancel();
        } else {
            newSubscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrived.add(buffers);
    }

    @Override
    public void onError(Throwable throwable) {
        failure = throwable;
        arrived.add(END);
    }

    @Override
    public void onComplete() {
        arrived.add(END);
    }

    @Override
    public int read() throws IOException {
        return advance() ? current.element().get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        ByteBuffer buffer = current.element();
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        return count;
    }

    /** Moves to the next byte; false at the end. */
    private boolean advance() throws IOException {
        while (!isAtEnd) {
            ByteBuffer buffer = current.peek();
            if (buffer != null && buffer.hasRemaining()) {
                return true;
            }
            if (buffer != null) {
                current.remove();
            } else {
                receive();
            }
        }
        if (isClosed) {
            throw new IOException("closed");
        }
        if (failure != null) {
            throw new IOException("the connection broke off", failure);
        }
        return false;
    }

    private void receive() throws IOException {
        List<ByteBuffer> buffers = poll();
        if (buffers == null) {
            close();
            throw new HttpTimeoutException("the answer did not end in time");
        }
        if (buffers == END || isClosed) {
            isAtEnd = true;
            return;
        }
        current.addAll(buffers);
        Subscription source = subscription;
        if (source != null) {
            source.request(1);
        }
    }

    private @Nullable List<ByteBuffer> poll() throws InterruptedIOException {
        try {
            return arrived.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        Subscription source = subscription;
        if (source != null) {
            source.cancel();
        }
        arrived.add(END);
    }
}

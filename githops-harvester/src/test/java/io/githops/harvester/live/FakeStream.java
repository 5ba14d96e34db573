package io.githops.harvester.live;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The body of a watch that a test writes. */
final class FakeStream extends InputStream {
    private static final byte[] END = {};
    private static final byte[] BROKEN = {};

    private final String path;
    private final BlockingQueue<byte[]> parts = new LinkedBlockingQueue<>();
    private byte[] part = {};
    private int at;
    private volatile boolean isClosed;

    FakeStream(String path) {
        this.path = path;
    }

    /** What was asked for. */
    String path() {
        return path;
    }

    FakeStream send(String text) {
        parts.add(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    void end() {
        parts.add(END);
    }

    void breakOff() {
        parts.add(BROKEN);
    }

    boolean isClosed() {
        return isClosed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (at == part.length) {
            byte[] next = take();
            if (next == BROKEN) {
                throw new IOException("reset");
            }
            if (next == END || isClosed) {
                return -1;
            }
            part = next;
            at = 0;
        }
        int count = Math.min(length, part.length - at);
        System.arraycopy(part, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return part.length - at;
    }

    private byte[] take() throws IOException {
        try {
            return parts.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        parts.add(END);
    }
}

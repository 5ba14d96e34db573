package io.githops.git;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an HTTP answer: ends where the answer ends, and fails when the connection ends before. */
final class HttpBody extends FilterInputStream {
    private static final int MAX_CHUNK_LINE = 1024;
    private static final long UNKNOWN = -1;

    private final boolean chunked;
    private final Runnable whole;
    private long left;
    private boolean begun;
    private boolean ended;

    private HttpBody(InputStream in, boolean chunked, long left, Runnable whole) {
        super(in);
        this.chunked = chunked;
        this.left = left;
        this.whole = whole;
    }

    /**
     * @param in buffered, after the head
     * @param whole to run when the body has been read to its end and the connection can carry another answer
     */
    static HttpBody of(HttpHead head, InputStream in, Runnable whole) throws IOException {
        if (head.has("Transfer-Encoding", "chunked")) {
            return new HttpBody(in, true, 0, whole);
        }
        String length = head.header("Content-Length");
        if (length == null) {
            return new HttpBody(in, false, head.status() == 204 || head.status() == 304 ? 0 : UNKNOWN, whole);
        }
        return new HttpBody(in, false, number(length, 10), whole).endedWhenEmpty();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (chunked && left == 0 && !ended) {
            nextChunk();
        }
        if (ended || left == 0) {
            return -1;
        }
        int read = in.read(bytes, offset, left == UNKNOWN ? length : (int) Math.min(left, length));
        if (read < 0 && left != UNKNOWN) {
            throw new EOFException("the server closed it within the answer");
        }
        if (left != UNKNOWN) {
            left -= read;
            endedWhenEmpty();
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8192)).length;
    }

    @Override
    public int available() throws IOException {
        return (int) (left == UNKNOWN ? in.available() : Math.min(left, in.available()));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Does not close the connection, whose owner does. What ends with the last chunk has been read then. */
    @Override
    public void close() throws IOException {
        if (chunked && !ended && left == 0 && in.available() > 0) {
            nextChunk();
        }
    }

    private HttpBody endedWhenEmpty() {
        if (!chunked && left == 0 && !ended) {
            end();
        }
        return this;
    }

    private void nextChunk() throws IOException {
        if (begun) {
            HttpHead.line(in, MAX_CHUNK_LINE);
        }
        begun = true;
        String size = HttpHead.line(in, MAX_CHUNK_LINE).replaceFirst(";.*", "").strip();
        left = number(size, 16);
        if (left == 0) {
            skipTrailers();
            end();
        }
    }

    private void skipTrailers() throws IOException {
        while (!HttpHead.line(in, MAX_CHUNK_LINE).isEmpty()) {
            continue;
        }
    }

    private static long number(String text, int radix) throws IOException {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Neither is a length.
        }
        throw new IOException("the server sent a length that is none");
    }

    private void end() {
        ended = true;
        whole.run();
    }
}

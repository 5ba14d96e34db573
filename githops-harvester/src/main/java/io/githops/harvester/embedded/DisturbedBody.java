package io.githops.harvester.embedded;

import java.io.IOException;
import java.io.InputStream;

/** A body that comes to another end than its own, after some bytes or lines. Read by one thread; closed by any. */
final class DisturbedBody extends InputStream {
    private final InputStream body;
    private final Ending ending;
    private final boolean countsLines;
    private final Hold hold;
    private InputStream last = InputStream.nullInputStream();
    private long left;
    private boolean isAtEnd;
    private volatile boolean closed;

    private DisturbedBody(InputStream body, long left, boolean countsLines, Ending ending, Hold hold) {
        this.body = body;
        this.left = left;
        this.countsLines = countsLines;
        this.ending = ending;
        this.hold = hold;
    }

    static DisturbedBody afterBytes(InputStream body, long bytes, Ending ending, Hold hold) {
        return new DisturbedBody(body, bytes, false, ending, hold);
    }

    /** @param body that gives one line at most at a time */
    static DisturbedBody afterLines(InputStream body, int lines, Ending ending, Hold hold) {
        return new DisturbedBody(body, lines, true, ending, hold);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left > 0) {
            return readUndisturbed(target, offset, length);
        }
        if (!isAtEnd) {
            isAtEnd = true;
            end();
        }
        return closed ? -1 : last.read(target, offset, length);
    }

    private int readUndisturbed(byte[] target, int offset, int length) throws IOException {
        int count = body.read(target, offset, countsLines ? length : (int) Math.min(length, left));
        if (count < 0) {
            left = 0;
            isAtEnd = true;
        } else if (!countsLines) {
            left -= count;
        } else if (target[offset + count - 1] == '\n') {
            left--;
        }
        return count;
    }

    private void end() throws IOException {
        switch (ending) {
            case BREAK -> throw new BrokenConnection();
            case EXPIRE ->
                last = Reply.event(
                        "ERROR", ApiFailure.expired("too old resource version").body());
            case STALL -> {
                if (!hold.untilReleased(() -> closed)) {
                    throw new BrokenConnection();
                }
                last = body;
            }
            case END -> {}
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        body.close();
        hold.wake();
    }

    enum Ending {
        /** In good order. */
        END,
        /** The connection breaks off. */
        BREAK,
        /** Nothing comes any more, for as long as the reader is held. */
        STALL,
        /** A last event says that history is forgotten. */
        EXPIRE
    }
}

package io.githops.harvester;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails when more bytes come than it may hold. */
final class LimitedStream extends FilterInputStream {
    private long left;

    LimitedStream(InputStream in, long maxBytes) {
        super(in);
        left = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(read);
        return read;
    }

    private void count(int read) throws TooLongException {
        left -= Math.max(read, 0);
        if (left < 0) {
            throw new TooLongException();
        }
    }

    /** More bytes came than are allowed. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("too long");
        }
    }
}

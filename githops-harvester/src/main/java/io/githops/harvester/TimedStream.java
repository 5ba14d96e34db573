package io.githops.harvester;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;

/** A stream that fails once a deadline is past, however steadily it drips. */
final class TimedStream extends FilterInputStream {
    private final Deadline deadline;

    TimedStream(InputStream in, Deadline deadline) {
        super(in);
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        requireTime();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        requireTime();
        return super.read(target, offset, length);
    }

    private void requireTime() throws HttpTimeoutException {
        if (deadline.isPast()) {
            throw new HttpTimeoutException("the answer did not end in time");
        }
    }
}

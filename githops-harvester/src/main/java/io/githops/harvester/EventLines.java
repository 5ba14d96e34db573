package io.githops.harvester;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a stream, one event each. */
final class EventLines implements AutoCloseable {
    private final InputStream in;
    private final int maxBytes;

    /** @param maxBytes the longest line that is read */
    EventLines(InputStream in, int maxBytes) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.maxBytes = maxBytes;
    }

    /**
     * The next line without its line break; empty at the end, even when that comes in the midst of a line.
     *
     * @throws LimitedStream.TooLongException when the line is too long
     */
    Optional<byte[]> next() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read == '\n') {
                return Optional.of(line.toByteArray());
            }
            if (line.size() == maxBytes) {
                throw new LimitedStream.TooLongException();
            }
            line.write(read);
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

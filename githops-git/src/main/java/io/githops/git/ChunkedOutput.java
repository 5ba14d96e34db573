package io.githops.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the body of a request in chunks, as its length is not known before. Closing it ends the body alone. */
final class ChunkedOutput extends OutputStream {
    private final OutputStream line;
    private boolean ended;

    /** @param line buffered */
    ChunkedOutput(OutputStream line) {
        this.line = line;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            writeText(Integer.toHexString(length) + "\r\n");
            line.write(bytes, offset, length);
            writeText("\r\n");
        }
    }

    @Override
    public void flush() throws IOException {
        line.flush();
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            ended = true;
            writeText("0\r\n\r\n");
            line.flush();
        }
    }

    private void writeText(String text) throws IOException {
        line.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}

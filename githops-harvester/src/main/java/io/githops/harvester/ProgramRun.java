package io.githops.harvester;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What came of running a program that gets no input: what it wrote, within bounds of time and length. Asks for what there is
 * to read instead of waiting for it, so that a program which leaves another one behind holds up nobody.
 */
final class ProgramRun {
    static final int MAX_OUTPUT_BYTES = 1 << 18;
    private static final int MAX_COMPLAINT_BYTES = 1 << 12;
    private static final int PAUSE_MILLIS = 10;

    private final Process process;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaint = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[1 << 13];
    private boolean hasEnded;

    private ProgramRun(Process process) {
        this.process = process;
    }

    /** Waits for a program, and ends it with all that it started when it takes too long or says too much. */
    static ProgramRun of(Process process, Duration timeout) throws InterruptedException, IOException {
        var run = new ProgramRun(process);
        try {
            process.getOutputStream().close();
            run.await(System.nanoTime() + timeout.toNanos());
            return run;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void await(long deadline) throws InterruptedException, IOException {
        while (!hasEnded && !isTooLong() && System.nanoTime() < deadline) {
            hasEnded = process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            drain(process.getInputStream(), output, MAX_OUTPUT_BYTES + 1);
            drain(process.getErrorStream(), complaint, MAX_COMPLAINT_BYTES);
        }
    }

    /** Reads all that is there, and keeps what there is room for. */
    private void drain(InputStream in, ByteArrayOutputStream kept, int maxBytes) throws IOException {
        for (int there = in.available(); there > 0 && !isTooLong(); there = in.available()) {
            int read = in.read(buffer, 0, Math.min(there, buffer.length));
            kept.write(buffer, 0, Math.min(read, maxBytes - kept.size()));
        }
    }

    /** Whether the time was over before the program ended. */
    boolean isLate() {
        return !hasEnded && !isTooLong();
    }

    boolean isTooLong() {
        return output.size() > MAX_OUTPUT_BYTES;
    }

    int exitCode() {
        return process.exitValue();
    }

    byte[] output() {
        return output.toByteArray();
    }

    /** The beginning of what it wrote to its standard error. */
    String complaint() {
        return complaint.toString(StandardCharsets.UTF_8);
    }
}

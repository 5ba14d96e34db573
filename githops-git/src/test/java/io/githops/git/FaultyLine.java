package io.githops.git;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server on the loopback interface, which breaks or falls silent after so many bytes from the server. */
final class FaultyLine implements AutoCloseable {
    private final ServerSocket door;
    private final int server;
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private final AtomicLong passed = new AtomicLong();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile CountDownLatch broken = new CountDownLatch(1);
    private volatile long limit = Long.MAX_VALUE;
    private volatile Fault fault = Fault.CUT;

    private FaultyLine(int server, ServerSocket door) {
        this.server = server;
        this.door = door;
    }

    static FaultyLine to(int server) throws IOException {
        var line = new FaultyLine(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        start(line::accept);
        return line;
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/infra.git";
    }

    /** Breaks when so many bytes more have come from the server. */
    void breakAfter(long bytes, Fault kind) {
        broken = new CountDownLatch(1);
        fault = kind;
        limit = passed.get() + bytes;
    }

    void mend() {
        limit = Long.MAX_VALUE;
    }

    /** How many bytes have come from the server. */
    long passed() {
        return passed.get();
    }

    /** Returns whether the line has broken within a minute. */
    boolean awaitBreak() throws InterruptedException {
        return broken.await(1, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        end.countDown();
        closeQuietly(door);
        open.forEach(FaultyLine::closeQuietly);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(near);
                open.add(far);
                start(() -> copy(near, far, false));
                start(() -> copy(far, near, true));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void copy(Socket from, Socket to, boolean counts) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[4096];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int allowed = counts ? allowed(read) : read;
                out.write(buffer, 0, allowed);
                if (allowed < read) {
                    breakHere();
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // One end has hung up.
        }
    }

    private synchronized int allowed(int read) {
        int allowed = (int) Math.max(0, Math.min(read, limit - passed.get()));
        passed.addAndGet(allowed);
        return allowed;
    }

    private void breakHere() throws InterruptedException {
        Fault kind = fault;
        if (kind == Fault.CUT_ONCE) {
            mend();
        }
        broken.countDown();
        if (kind == Fault.SILENCE) {
            end.await();
        }
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "faulty line");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // It is of no more use either way.
        }
    }

    enum Fault {
        /** Every connection ends from here on. */
        CUT,
        /** One connection ends. */
        CUT_ONCE,
        /** Connections stay open and nothing comes. */
        SILENCE
    }
}

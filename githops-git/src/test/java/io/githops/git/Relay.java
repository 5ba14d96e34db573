package io.githops.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between clients and a server on this machine, and spoils what the server sends after a number of bytes. */
final class Relay implements AutoCloseable {
    private final int server;
    private final Peer peer;
    private final AtomicLong sent = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "test-relay");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Fault fault = Fault.NONE;
    private volatile long unspoilt = Long.MAX_VALUE;

    private Relay(int server) throws IOException {
        this.server = server;
        this.peer = Peer.answering(this::serve);
    }

    static Relay to(int server) throws IOException {
        return new Relay(server);
    }

    /** What happens after so many bytes over all connections from now on; the same at once to later connections. */
    void spoil(Fault fault, long afterBytes) {
        this.fault = fault;
        sent.set(0);
        unspoilt = afterBytes;
    }

    void heal() {
        spoil(Fault.NONE, Long.MAX_VALUE);
    }

    /** What the server sent since the last order. */
    long sent() {
        return sent.get();
    }

    int port() {
        return peer.port();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        pace.shutdownNow();
        peer.close();
    }

    private void serve(Socket client) throws IOException {
        try (var line = new Socket(InetAddress.getLoopbackAddress(), server)) {
            Peer.start(() -> forward(client, line));
            OutputStream out = client.getOutputStream();
            InputStream in = line.getInputStream();
            if (sent.get() >= unspoilt) {
                spoil(in, out);
                return;
            }
            for (int next = in.read(); next >= 0; next = in.read()) {
                out.write(next);
                if (sent.incrementAndGet() >= unspoilt) {
                    spoil(in, out);
                    return;
                }
            }
        }
    }

    private void spoil(InputStream in, OutputStream out) throws IOException {
        switch (fault) {
            case HANG -> await();
            case DRIP -> {
                pace.scheduleWithFixedDelay(() -> drip(in, out), 0, 50, TimeUnit.MILLISECONDS);
                await();
            }
            default -> {}
        }
    }

    private static void drip(InputStream in, OutputStream out) {
        try {
            out.write(in.read());
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void forward(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One of them was cut.
        }
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the connection, says nothing any more, or goes on a byte at a time, twenty in a second. */
    enum Fault {
        NONE,
        CUT,
        HANG,
        DRIP
    }
}

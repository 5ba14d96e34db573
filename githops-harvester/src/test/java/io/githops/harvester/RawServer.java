package io.githops.harvester;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on this machine that says to each connection whatever a script writes, HTTP or not. */
final class RawServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Script script;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    RawServer(Script script) throws IOException {
        this.script = script;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    int count() {
        return connections.size();
    }

    /** Waits until the client has let go of every connection; false when it holds on to one. */
    boolean isLetGo() throws InterruptedException {
        for (Connection connection : connections) {
            if (!connection.gone.await(20, TimeUnit.SECONDS)) {
                return false;
            }
        }
        return true;
    }

    private void accept() {
        try {
            while (true) {
                var connection = new Connection(listening.accept());
                connections.add(connection);
                start(connection::answer);
            }
        } catch (IOException e) {
            // Closed, as the test is over.
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Connection connection : connections) {
            connection.socket.close();
        }
    }

    /** What is said to a connection once it has asked for something. */
    @FunctionalInterface
    interface Script {
        /** @param gone counted down when the client lets go */
        void answer(OutputStream out, CountDownLatch gone) throws IOException, InterruptedException;

        /** Says some text, then ends. */
        static Script saying(String text) {
            return (out, gone) -> out.write(text.getBytes(StandardCharsets.UTF_8));
        }

        /** Says some text, then nothing for as long as the client stays. */
        static Script stallingAfter(String text) {
            return (out, gone) -> {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
                gone.await();
            };
        }

        /** Says some text, then goes on with more of it for as long as the client stays. */
        static Script neverEnding(String text, String more) {
            return (out, gone) -> {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                byte[] endless = more.getBytes(StandardCharsets.UTF_8);
                while (gone.getCount() > 0) {
                    out.write(endless);
                    out.flush();
                }
            };
        }

        /** Says some text, then goes on character by character. */
        static Script dripping(String text) {
            return (out, gone) -> {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                while (!gone.await(10, TimeUnit.MILLISECONDS)) {
                    out.write(' ');
                    out.flush();
                }
            };
        }
    }

    private final class Connection {
        private final Socket socket;
        private final CountDownLatch gone = new CountDownLatch(1);

        Connection(Socket socket) {
            this.socket = socket;
        }

        void answer() {
            try (socket) {
                InputStream in = socket.getInputStream();
                if (in.read() < 0) {
                    return;
                }
                start(() -> awaitEnd(in));
                script.answer(socket.getOutputStream(), gone);
                socket.shutdownOutput();
                gone.await();
            } catch (IOException | InterruptedException e) {
                // The client let go in the midst of the answer.
            } finally {
                gone.countDown();
            }
        }

        private void awaitEnd(InputStream in) {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // As good as an end.
            }
            gone.countDown();
        }
    }
}

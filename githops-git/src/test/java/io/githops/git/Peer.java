package io.githops.git;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Listens on the loopback interface and does the same with each connection, until it is closed with all of them. */
final class Peer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private final Answer answer;

    private Peer(Answer answer) throws IOException {
        this.answer = answer;
    }

    static Peer answering(Answer answer) throws IOException {
        var peer = new Peer(answer);
        start(peer::accept);
        return peer;
    }

    /** Accepts connections and says nothing. */
    static Peer silent() throws IOException {
        return answering(line -> line.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    static void start(Runnable work) {
        var thread = new Thread(work, "test-peer");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return lines.size();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket line : lines) {
            line.close();
        }
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket line = socket.accept();
                lines.add(line);
                start(() -> answer(line));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void answer(Socket line) {
        try (line) {
            answer.to(line);
        } catch (IOException e) {
            // The client went away.
        }
    }

    interface Answer {
        void to(Socket line) throws IOException;
    }
}

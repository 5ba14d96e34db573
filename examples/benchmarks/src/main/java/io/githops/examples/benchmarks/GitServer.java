package io.githops.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;

/** Serves the repositories of a folder with {@code git daemon} on the loopback interface, a process for each connection. */
final class GitServer implements AutoCloseable {
    private final Path folder;
    private final ServerSocket door;

    private GitServer(Path folder, ServerSocket door) {
        this.folder = folder;
        this.door = door;
    }

    static GitServer start(Path folder) throws IOException {
        var server = new GitServer(folder, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        daemon(server::accept);
        return server;
    }

    String url(String repository) {
        return "git://127.0.0.1:" + door.getLocalPort() + "/" + repository;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                caller.setTcpNoDelay(true);
                daemon(() -> serve(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            Process git = Git.command(folder, "daemon", "--inetd", "--export-all", "--base-path=" + folder)
                    .start();
            InputStream questions = caller.getInputStream();
            OutputStream in = git.getOutputStream();
            daemon(() -> copy(questions, in));
            copy(git.getInputStream(), caller.getOutputStream());
        } catch (IOException e) {
            // The caller has hung up.
        }
    }

    private static void copy(InputStream from, OutputStream to) {
        byte[] buffer = new byte[1 << 16];
        try (to) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                to.write(buffer, 0, read);
                to.flush();
            }
        } catch (IOException e) {
            // One side has hung up.
        }
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "git server");
        thread.setDaemon(true);
        thread.start();
    }
}

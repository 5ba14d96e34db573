package io.githops.git;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.BasePackFetchConnection;
import org.eclipse.jgit.transport.BasePackPushConnection;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackTransport;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TcpTransport;
import org.eclipse.jgit.transport.URIish;

/** Git's own protocol. JGit's transport for it reads without a limit of time and opens its connections itself. */
final class DaemonTransport extends TcpTransport implements PackTransport {
    private static final int DEFAULT_PORT = 9418;
    private static final String NEWER = "2";

    private final Lines lines;

    DaemonTransport(Repository local, URIish uri, Lines lines) {
        super(local, uri);
        this.lines = lines;
    }

    @Override
    public FetchConnection openFetch() throws TransportException {
        return openFetch(List.of());
    }

    @Override
    public FetchConnection openFetch(Collection<RefSpec> wanted, String... patterns) throws TransportException {
        return new Fetch(wanted, patterns);
    }

    @Override
    public PushConnection openPush() throws TransportException {
        return new Push();
    }

    /** Lines are closed with the exchange. */
    @Override
    public void close() {}

    private String version() {
        return local.getConfig().getString("protocol", null, "version");
    }

    private Line call(String service, String version) throws TransportException {
        try {
            int port = uri.getPort() > 0 ? uri.getPort() : DEFAULT_PORT;
            String host = uri.getHost() + (port == DEFAULT_PORT ? "" : ":" + port);
            Socket socket = lines.to(uri.getHost(), port);
            var line = new Line(
                    new BufferedInputStream(socket.getInputStream()),
                    new BufferedOutputStream(socket.getOutputStream()));
            var request = new PacketLineOut(line.out());
            request.writeString(service + " " + uri.getPath() + "\0host=" + host + "\0" + version);
            request.flush();
            return line;
        } catch (IOException e) {
            throw new TransportException(uri, "no connection", e);
        }
    }

    /** JGit takes a line that ends at once for a repository that is not there. */
    private TransportException endedAtOnce() {
        return new TransportException(
                uri, "cut", new CutException("the server closed it at once, as some do that lack the repository"));
    }

    private record Line(InputStream in, OutputStream out) {}

    private final class Fetch extends BasePackFetchConnection {
        Fetch(Collection<RefSpec> wanted, String... patterns) throws TransportException {
            super(DaemonTransport.this);
            Line line = call("git-upload-pack", NEWER.equals(version()) ? "\0version=2\0" : "");
            init(line.in(), line.out());
            if (!readAdvertisedRefs()) {
                lsRefs(wanted, patterns);
            }
        }

        @Override
        protected TransportException noRepository(Throwable cause) {
            return endedAtOnce();
        }
    }

    private final class Push extends BasePackPushConnection {
        Push() throws TransportException {
            super(DaemonTransport.this);
            Line line = call("git-receive-pack", "");
            init(line.in(), line.out());
            readAdvertisedRefs();
        }

        @Override
        protected TransportException noRepository(Throwable cause) {
            return endedAtOnce();
        }
    }
}

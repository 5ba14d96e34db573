package io.githops.git;

import io.githops.source.SourceException;
import java.io.IOException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

/** Speaks with a repository on another machine, to fetch from it or to push to it. Each exchange has a deadline. */
final class Exchanges {
    private final GitAddress address;
    private final GitAccess access;

    Exchanges(GitAddress address, GitAccess access) {
        this.address = address;
        this.access = access;
    }

    /**
     * Makes an exchange over a transport that is set up for it and closed after it.
     *
     * @param local fetched into or pushed from
     * @throws SourceException when network, address, trust or credentials do not allow it
     * @throws IOException when the connection was cut, or what arrived cannot be used
     */
    <T> T make(Repository local, Exchange<T> exchange) throws IOException {
        try (Deadline deadline = Deadline.in(access.deadline())) {
            var connections = new HttpConnections(address, access, new Lines(access, deadline));
            try (Transport transport = open(local, deadline)) {
                configure(transport, connections, deadline);
                return exchange.over(transport);
            } catch (IOException e) {
                if (deadline.hasPassed()) {
                    throw NetworkFailure.late(access.deadline()).at(address);
                }
                SourceException known = new RemoteFailure(address, access).known(e, connections);
                if (known == null) {
                    throw e;
                }
                throw known;
            }
        }
    }

    private Transport open(Repository local, Deadline deadline) throws NotSupportedException, TransportException {
        return "git".equals(address.uri().getScheme())
                ? new DaemonTransport(local, address.uri(), new Lines(access, deadline))
                : Transport.open(local, address.uri());
    }

    /** Lines of our own have their limit of time themselves. */
    private void configure(Transport transport, HttpConnections connections, Deadline deadline) {
        transport.setCredentialsProvider(null);
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(connections);
        }
        if (transport instanceof SshTransport ssh) {
            ssh.setTimeout((int) NetworkFailure.seconds(access.timeout()));
            ssh.setSshSessionFactory(new SshSessions(address, access, deadline));
        }
    }

    /** What is asked of a repository. */
    interface Exchange<T> {
        T over(Transport transport) throws IOException;
    }
}

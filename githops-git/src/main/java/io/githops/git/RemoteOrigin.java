package io.githops.git;

import io.githops.source.SourceException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.jspecify.annotations.Nullable;

/** A repository at the other end of a line, whose objects are fetched into a store. */
final class RemoteOrigin implements Origin {
    /** A commit with its files and without those before it. */
    private static final int WITHOUT_HISTORY = 1;

    private static final int MAX_PACKS = 100;

    private final GitOptions options;
    private final RemoteFailure failure;
    private final ObjectStore store;
    private @Nullable SshSessions sshSessions;

    RemoteOrigin(GitOptions options) {
        this.options = options;
        this.failure = new RemoteFailure(options);
        this.store = new ObjectStore(options.cache(), MAX_PACKS);
    }

    @Override
    public Map<String, Ref> names(String... wanted) throws IOException {
        Repository local = objects();
        try {
            return exchange(local, transport -> {
                try (FetchConnection connection = transport.openFetch(List.of(), wanted)) {
                    return connection.getRefsMap();
                }
            });
        } catch (IOException e) {
            throw failure.unknown(e);
        }
    }

    @Override
    public Repository objects() throws IOException {
        return store.repository();
    }

    @Override
    public ObjectId fetch(Ref name) throws IOException {
        FetchResult fetched = fetch(WITHOUT_HISTORY, name.getName());
        return fetched.getAdvertisedRef(name.getName()).getObjectId();
    }

    /** Some servers send only what a name leads to; then all that does is fetched. */
    @Override
    public void fetch(ObjectId commit) throws IOException {
        try {
            fetch(WITHOUT_HISTORY, commit.name());
        } catch (IOException refused) {
            fetchAll();
        }
    }

    /** JGit cannot add to history that is cut in memory, so that is fetched anew. */
    @Override
    public void deepen(String source, int depth) throws IOException {
        if (options.cache() == null) {
            store.discard();
        }
        try {
            fetch(depth, source);
        } catch (IOException refused) {
            fetchAll();
        }
    }

    @Override
    public void fetchAll() throws IOException {
        fetch(Constants.INFINITE_DEPTH, Constants.R_HEADS + "*", Constants.R_TAGS + "*");
    }

    @Override
    public void discard() throws IOException {
        store.discard();
    }

    @Override
    public void close() {
        store.close();
        if (sshSessions != null) {
            sshSessions.close();
        }
    }

    private FetchResult fetch(int depth, String... sources) throws IOException {
        return exchange(store.repositoryToFetchInto(), transport -> {
            transport.setDepth(depth);
            transport.setTagOpt(TagOpt.NO_TAGS);
            return transport.fetch(
                    NullProgressMonitor.INSTANCE,
                    Arrays.stream(sources).map(RemoteOrigin::specification).toList());
        });
    }

    private <T> T exchange(Repository local, Exchange<T> exchange) throws IOException {
        var connections = new HttpConnections(
                options.address().uri(), options.credentials().get());
        try (Transport transport = Transport.open(local, options.address().uri())) {
            configure(transport, connections);
            return exchange.over(transport);
        } catch (IOException e) {
            SourceException known = failure.known(e, connections);
            if (known == null) {
                throw e;
            }
            throw known;
        }
    }

    private void configure(Transport transport, HttpConnections connections) {
        transport.setTimeout(options.timeoutSeconds());
        transport.setCredentialsProvider(null);
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(connections);
        }
        if (transport instanceof SshTransport ssh) {
            sshSessions().use(ssh);
        }
    }

    private SshSessions sshSessions() {
        if (sshSessions == null) {
            sshSessions = new SshSessions(Objects.requireNonNull(options.sshKey()), options.knownHosts());
        }
        return sshSessions;
    }

    private static RefSpec specification(String source) {
        String target = source.startsWith(Constants.R_REFS) ? source : "refs/githops/" + source;
        return new RefSpec("+" + source + ":" + target);
    }

    private interface Exchange<T> {
        T over(Transport transport) throws IOException;
    }
}

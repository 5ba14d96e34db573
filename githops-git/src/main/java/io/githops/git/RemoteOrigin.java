package io.githops.git;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;

/** A repository at the other end of a line, whose objects are fetched into a store. */
final class RemoteOrigin implements Origin {
    /** A commit with its files and without those before it. */
    static final int WITHOUT_HISTORY = 1;

    private static final int ATTEMPTS = 2;

    private static final int MAX_PACKS = 100;

    /** About 60 kB of an answer. */
    private static final int MANY_NAMES = 1_000;

    private final GitOptions options;
    private final Exchanges exchanges;
    private final ObjectStore store;
    private boolean hasManyNames;
    private boolean transfersSeparately;
    private boolean cutsHistory = true;

    RemoteOrigin(GitOptions options) {
        this.options = options;
        this.exchanges = new Exchanges(options.address(), options.access());
        this.store = ObjectStore.of(options.cache(), MAX_PACKS, options.access().timeout());
    }

    @Override
    public Map<String, Ref> names(String... wanted) throws IOException {
        return ask(NameChoice.none(List.of(wanted))).names();
    }

    @Override
    public Optional<Ref> fetch(NameChoice choice) throws IOException {
        return ask(choice).chosen();
    }

    /** A server that does not answer is asked once more. */
    private NamedFetch.Answer ask(NameChoice choice) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Repository here = objects();
            var fetch = new NamedFetch(
                    choice,
                    here,
                    cutsHistory,
                    (ref, connection) -> store.add(local -> local == here && !transfersSeparately
                            ? receive(ref, connection, local)
                            : fetch(choice, local)));
            try {
                NamedFetch.Answer answer = exchange(here, hasManyNames, fetch);
                hasManyNames |= answer.names().size() > MANY_NAMES;
                return answer;
            } catch (IOException e) {
                if (fetch.isAnswered()) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new RemoteFailure(options.address(), options.access()).unknown(e, options.cache());
                }
            }
        }
    }

    /**
     * Over the line that told the names. JGit does not understand the older protocol over HTTP where much history is here, so that
     * the next attempt is made otherwise.
     */
    private Optional<Ref> receive(Ref ref, FetchConnection connection, Repository local) throws IOException {
        try {
            return NamedFetch.receive(ref, connection, local);
        } catch (TransportException e) {
            transfersSeparately |= Causes.has(e, PackProtocolException.class) && !isUnableToCut(e);
            throw e;
        }
    }

    /** Over a line of its own. */
    private Optional<Ref> fetch(NameChoice choice, Repository local) throws IOException {
        var fetch = new NamedFetch(
                choice, local, cutsHistory, (ref, connection) -> NamedFetch.receive(ref, connection, local));
        return exchange(local, true, fetch).chosen();
    }

    /**
     * The older protocol names everything at once, in one round trip; the newer only what is wanted, in two. So the older is the
     * better for names until a server turns out to have many. After a server turned out to send all history or none, the next attempt
     * takes all.
     */
    private <T> T exchange(Repository local, boolean newer, Exchanges.Exchange<T> exchange) throws IOException {
        local.getConfig().setString("protocol", null, "version", newer ? "2" : "0");
        try {
            return exchanges.make(local, exchange);
        } catch (TransportException e) {
            cutsHistory &= !isUnableToCut(e);
            throw e;
        }
    }

    private static boolean isUnableToCut(TransportException failure) {
        return Causes.of(failure).stream()
                .anyMatch(cause -> JGitText.get().shallowNotSupported.equals(cause.getMessage()));
    }

    @Override
    public Repository objects() throws IOException {
        return store.repository();
    }

    @Override
    public void fetch(ObjectId commit) throws IOException {
        fetch(commit.name(), WITHOUT_HISTORY);
    }

    /** In memory, history that was cut cannot be continued, so it is fetched anew. */
    @Override
    public void deepen(String source, int depth) throws IOException {
        if (options.cache() == null) {
            store.distrust();
        }
        fetch(source, depth);
    }

    @Override
    public void fetchAll() throws IOException {
        store.add(local -> fetch(local, Constants.INFINITE_DEPTH, Constants.R_HEADS + "*", Constants.R_TAGS + "*"));
    }

    @Override
    public void discard() {
        store.distrust();
    }

    @Override
    public void close() {
        store.close();
    }

    /** Some servers send only what a name leads to; then all that does is fetched. */
    private void fetch(String source, int depth) throws IOException {
        try {
            store.add(local -> fetch(local, depth, source));
        } catch (IOException refused) {
            fetchAll();
        }
    }

    private FetchResult fetch(Repository local, int depth, String... sources) throws IOException {
        return exchange(local, true, transport -> {
            if (cutsHistory) {
                transport.setDepth(depth);
            }
            transport.setTagOpt(TagOpt.NO_TAGS);
            return transport.fetch(
                    NullProgressMonitor.INSTANCE,
                    Arrays.stream(sources).map(RemoteOrigin::specification).toList());
        });
    }

    private static RefSpec specification(String source) {
        return new RefSpec("+" + source + ":" + localName(source));
    }

    /** What a name of the origin is called here. */
    static String localName(String name) {
        return name.startsWith(Constants.R_REFS) ? name : "refs/githops/" + name;
    }
}

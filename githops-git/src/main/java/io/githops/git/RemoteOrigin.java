package io.githops.git;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    private static final int WITHOUT_HISTORY = 1;

    private static final int MAX_PACKS = 100;

    /** About 60 kB of an answer. */
    private static final int MANY_NAMES = 1_000;

    private final GitOptions options;
    private final Exchanges exchanges;
    private final ObjectStore store;
    private final Repository allNamesAtOnce = speakingOlderProtocol();
    private boolean hasManyNames;

    RemoteOrigin(GitOptions options) {
        this.options = options;
        this.exchanges = new Exchanges(options.address(), options.access());
        this.store = ObjectStore.of(options.cache(), MAX_PACKS, options.access().timeout());
    }

    @Override
    public Map<String, Ref> names(String... wanted) {
        try {
            return namesNow(wanted);
        } catch (IOException e) {
            return namesAgain(wanted);
        }
    }

    private Map<String, Ref> namesAgain(String... wanted) {
        try {
            return namesNow(wanted);
        } catch (IOException e) {
            throw new RemoteFailure(options.address(), options.access()).unknown(e, options.cache());
        }
    }

    /**
     * The older protocol names everything at once, in one round trip; the newer only what is wanted, in two. So the older is the
     * better until a server turns out to have many names.
     */
    private Map<String, Ref> namesNow(String... wanted) throws IOException {
        Map<String, Ref> names = exchanges.make(hasManyNames ? objects() : allNamesAtOnce, transport -> {
            try (FetchConnection connection = transport.openFetch(List.of(), wanted)) {
                return connection.getRefsMap();
            }
        });
        hasManyNames |= names.size() > MANY_NAMES;
        return names;
    }

    private static Repository speakingOlderProtocol() {
        var repository = new MemoryRepository();
        repository.getConfig().setString("protocol", null, "version", "0");
        return repository;
    }

    @Override
    public Repository objects() throws IOException {
        return store.repository();
    }

    @Override
    public ObjectId fetch(Ref name) throws IOException {
        return store.add(local -> {
            if (local.getObjectDatabase().has(name.getObjectId())) {
                return name.getObjectId();
            }
            FetchResult fetched = fetch(local, WITHOUT_HISTORY, name.getName());
            return fetched.getAdvertisedRef(name.getName()).getObjectId();
        });
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
        allNamesAtOnce.close();
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
        return exchanges.make(local, transport -> {
            transport.setDepth(depth);
            transport.setTagOpt(TagOpt.NO_TAGS);
            return transport.fetch(
                    NullProgressMonitor.INSTANCE,
                    Arrays.stream(sources).map(RemoteOrigin::specification).toList());
        });
    }

    private static RefSpec specification(String source) {
        String target = source.startsWith(Constants.R_REFS) ? source : "refs/githops/" + source;
        return new RefSpec("+" + source + ":" + target);
    }
}

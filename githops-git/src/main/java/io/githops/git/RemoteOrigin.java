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

    private final GitOptions options;
    private final Exchanges exchanges;
    private final ObjectStore store;

    RemoteOrigin(GitOptions options) {
        this.options = options;
        this.exchanges = new Exchanges(options.address(), options.access());
        this.store = new ObjectStore(options.cache(), MAX_PACKS);
    }

    @Override
    public Map<String, Ref> names(String... wanted) throws IOException {
        Repository local = objects();
        try {
            return exchanges.make(local, transport -> {
                try (FetchConnection connection = transport.openFetch(List.of(), wanted)) {
                    return connection.getRefsMap();
                }
            });
        } catch (IOException e) {
            throw new RemoteFailure(options.address(), options.access()).unknown(e, options.cache());
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
    }

    private FetchResult fetch(int depth, String... sources) throws IOException {
        return exchanges.make(store.repositoryToFetchInto(), transport -> {
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

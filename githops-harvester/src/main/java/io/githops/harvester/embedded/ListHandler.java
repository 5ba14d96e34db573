package io.githops.harvester.embedded;

import io.githops.harvester.embedded.ObjectStore.ObjectKey;
import io.githops.harvester.embedded.ObjectStore.StoredList;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.util.List;

/** Answers for collections: selected, in parts, and as of a revision. */
final class ListHandler implements CallHandler {
    private static final String CONTINUE_EXPIRED =
            "The provided continue parameter is too old to display a consistent list result. You can start a new list"
                    + " without the continue parameter, or use the continue token in this response to retrieve the"
                    + " remainder of the results. Continuing with the provided token results in an inconsistent list -"
                    + " objects that were created, modified, or deleted between the time the first chunk was returned"
                    + " and now may show up in the list.";

    private final ObjectStore store;
    private final EmbeddedClock clock;

    ListHandler(ObjectStore store, EmbeddedClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Reply answer(ResourceCall call) {
        Selection selection = Selection.of(call);
        StoredList all = selection.of(listed(call));
        int limit = (int) Math.min(Integer.MAX_VALUE, call.query().number("limit", 0));
        var view = new ObjectView(call, clock);
        if (limit == 0 || all.items().size() <= limit) {
            return Reply.json(200, view.list(all, Mapping.empty()));
        }
        StoredList part = new StoredList(all.revision(), all.items().subList(0, limit));
        return Reply.json(200, view.list(part, more(all, limit, selection)));
    }

    private StoredList listed(ResourceCall call) {
        String token = call.query().text("continue");
        if (!token.isEmpty()) {
            return rest(call, ContinueToken.parse(token));
        }
        long revision = call.query().number("resourceVersion", 0);
        boolean exact = call.query().text("resourceVersionMatch").equals("Exact");
        if (revision > store.revision()) {
            throw exact
                    ? ApiFailure.internal("etcdserver: mvcc: required revision is a future revision")
                    : ApiFailure.futureRevision(revision, store.revision());
        }
        return exact
                ? exactly(call, revision)
                : store.list(call.groupKind(), call.path().namespace());
    }

    private StoredList exactly(ResourceCall call, long revision) {
        try {
            return store.list(call.groupKind(), call.path().namespace(), revision);
        } catch (ExpiredRevision e) {
            throw ApiFailure.expired("The resourceVersion for the provided list is too old.");
        }
    }

    private StoredList rest(ResourceCall call, ContinueToken token) {
        if (call.query().number("resourceVersion", 0) != 0) {
            throw ApiFailure.badRequest("specifying resource version is not allowed when using continue");
        }
        try {
            return after(store.list(call.groupKind(), call.path().namespace(), token.revision()), token);
        } catch (ExpiredRevision e) {
            var fresh = new ContinueToken(store.revision(), token.namespace(), token.name());
            throw ApiFailure.expired(CONTINUE_EXPIRED).withContinue(fresh.text());
        }
    }

    private static StoredList after(StoredList list, ContinueToken token) {
        var last = new ObjectKey(token.namespace(), token.name());
        List<Mapping> rest = list.items().stream()
                .filter(item -> key(item).compareTo(last) > 0)
                .toList();
        return new StoredList(list.revision(), rest);
    }

    private static Mapping more(StoredList all, int limit, Selection selection) {
        ObjectKey last = key(all.items().get(limit - 1));
        var token = new ContinueToken(all.revision(), last.namespace(), last.name());
        Mapping metadata = Mapping.of("continue", new Text(token.text()));
        return selection.isEverything()
                ? metadata.with("remainingItemCount", Num.of(all.items().size() - limit))
                : metadata;
    }

    private static ObjectKey key(Mapping object) {
        return new ObjectKey(ObjectMetadata.namespace(object), ObjectMetadata.name(object));
    }
}

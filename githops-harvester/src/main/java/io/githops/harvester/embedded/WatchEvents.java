package io.githops.harvester.embedded;

import io.githops.harvester.embedded.ObjectStore.StoredList;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The body of a watch: a line of JSON for each event, as they happen. Reading waits for the next event; the body ends when
 * the watch's time is over, when it fails, or when the server closes. To be read by one thread; may be closed by any.
 */
final class WatchEvents extends InputStream {
    private static final Duration BOOKMARK_INTERVAL = Duration.ofMinutes(1);

    private final ResourceCall call;
    private final Selection selection;
    private final ObjectView view;
    private final History history;
    private final EmbeddedClock clock;
    private final Instant end;
    private final Queue<byte[]> lines = new ArrayDeque<>();
    private byte[] line = new byte[0];
    private int at;
    private long revision;
    private Instant nextBookmark;
    private boolean first = true;
    private boolean failed;
    private volatile boolean closed;

    WatchEvents(ResourceCall call, History history, EmbeddedClock clock, Instant end) {
        this.call = call;
        this.selection = Selection.of(call);
        this.view = new ObjectView(call, clock);
        this.history = history;
        this.clock = clock;
        this.end = end;
        this.nextBookmark = clock.now().plus(BOOKMARK_INTERVAL);
    }

    /** Begins with the objects there are, then goes on with what changes. */
    void startWith(StoredList present) {
        selection.of(present).items().forEach(object -> add("ADDED", shown(object)));
        resumeAfter(present.revision());
        if (call.query().isTrue("sendInitialEvents") && wantsBookmarks()) {
            add("BOOKMARK", view.bookmark(revision, true));
        }
    }

    void resumeAfter(long lastSeen) {
        revision = lastSeen;
    }

    void fail(ApiFailure failure) {
        add("ERROR", failure.body());
        failed = true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Reads to the end of a line at most. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == line.length && !nextLine()) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return line.length - at;
    }

    @Override
    public void close() {
        closed = true;
        history.wake();
    }

    private boolean nextLine() throws IOException {
        byte @Nullable [] next = lines.poll();
        while (next == null && !failed && !closed) {
            collect();
            next = lines.poll();
            if (next == null && (history.isClosed() || !clock.now().isBefore(end))) {
                return false;
            }
            if (next == null) {
                await();
            }
        }
        if (next == null) {
            return false;
        }
        line = next;
        at = 0;
        return true;
    }

    private void await() throws IOException {
        try {
            boolean bookmarkFirst = wantsBookmarks() && nextBookmark.isBefore(end);
            history.await(revision, clock, bookmarkFirst ? nextBookmark : end, () -> closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while watching " + call.resource());
        }
    }

    private void collect() {
        try {
            for (StoreEvent event : history.after(revision)) {
                revision = event.revision();
                addIfSeen(event);
            }
        } catch (ExpiredRevision e) {
            fail(ApiFailure.expired(e.watchMessage()));
            return;
        }
        if (lines.isEmpty() && wantsBookmarks() && !clock.now().isBefore(nextBookmark)) {
            nextBookmark = clock.now().plus(BOOKMARK_INTERVAL);
            add("BOOKMARK", view.bookmark(revision, false));
        }
    }

    private void addIfSeen(StoreEvent event) {
        String namespace = call.path().namespace();
        if (!event.isOf(call.resource().group(), call.resource().kind())
                || !namespace.isEmpty() && !namespace.equals(event.id().namespace())) {
            return;
        }
        boolean seenBefore = event.before() != null && selection.includes(event.before());
        boolean seen = event.type() != StoreEvent.Type.DELETED && selection.includes(event.object());
        if (seen) {
            add(seenBefore ? "MODIFIED" : "ADDED", shown(event.object()));
        } else if (seenBefore) {
            add("DELETED", shown(event.object()));
        }
    }

    private Mapping shown(Mapping object) {
        Mapping shown = view.watched(object, first);
        first = false;
        return shown;
    }

    private boolean wantsBookmarks() {
        return call.query().isTrue("allowWatchBookmarks");
    }

    private void add(String type, Mapping object) {
        Mapping event =
                Mapping.builder().put("type", type).put("object", object).build();
        lines.add(JsonBytes.ofLine(event));
    }
}

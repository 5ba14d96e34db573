package io.githops.reconcile;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What happened, to be waited for. */
final class EventLog implements Consumer<SyncEvent> {
    private final BlockingQueue<SyncEvent> unread = new LinkedBlockingQueue<>();
    private final List<SyncEvent> all = new CopyOnWriteArrayList<>();

    @Override
    public void accept(SyncEvent event) {
        all.add(event);
        unread.add(event);
    }

    /** The next event of a type; those before it are passed over. */
    <T extends SyncEvent> T next(Class<T> type) throws InterruptedException {
        while (true) {
            SyncEvent event = unread.poll(20, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no " + type.getSimpleName() + " after " + all);
            }
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }

    <T extends SyncEvent> List<T> all(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }
}

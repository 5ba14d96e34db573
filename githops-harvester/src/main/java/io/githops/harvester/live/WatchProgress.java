package io.githops.harvester.live;

/** Told by the reading thread how a watch fares. */
interface WatchProgress {
    WatchProgress NONE = new WatchProgress() {};

    /** The server took the watch on. */
    default void connected() {}

    /** There was an event or a bookmark. */
    default void heard() {}

    /** The watch is interrupted and will be tried again. */
    default void failed(RuntimeException problem) {}
}

package io.githops.harvester;

import io.githops.cluster.ClusterException;
import io.githops.cluster.UnavailableException;
import java.util.Optional;

/**
 * Changes of the objects of a kind, as they happen. Read by one thread at a time; may be closed by any. Closed by who opened
 * it.
 *
 * <p>A stream ends after a few minutes, or when the connection breaks; it does not connect again by itself. Whoever wants to
 * know more opens another one from {@link #resourceVersion()}:
 *
 * <pre>{@code
 * String version = "";
 * while (running) {
 *     try (WatchStream changes = harvester.watch(kind, "", version)) {
 *         for (var event = changes.next(); event.isPresent(); event = changes.next()) {
 *             onChange(event.get());
 *         }
 *         version = changes.resourceVersion();
 *     }
 * }
 * }</pre>
 */
public interface WatchStream extends AutoCloseable {

    /**
     * Waits for the next event.
     *
     * @return empty when the stream has ended or was closed
     * @throws ExpiredException when the server has forgotten what happened since the version asked for
     * @throws UnavailableException when the server cannot go on
     * @throws ClusterException on any other trouble; the subclass says what to do
     */
    Optional<WatchEvent> next();

    /** The version up to which changes were told; at first the one that was asked for. */
    String resourceVersion();

    /** Ends the stream, and the wait of a thread that is in {@link #next()}. */
    @Override
    void close();
}

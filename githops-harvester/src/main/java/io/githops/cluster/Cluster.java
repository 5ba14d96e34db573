package io.githops.cluster;

import io.githops.model.GroupVersionKind;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * SPI: the live side. The Harvester client implements it over HTTP; the embedded Harvester gives one in memory. Closed by
 * who opened it.
 */
public interface Cluster extends LiveReader, Applier, AutoCloseable {

    /** Where the cluster is, for messages: a URL without credentials. */
    String location();

    /**
     * Begins to follow the objects of some kinds in all namespaces, in the background. The caller closes it.
     *
     * @param observer is told of every change, and of the objects that are there at the start
     * @return empty when this cluster can only be asked, which is the default
     */
    default Optional<Observation> observe(Collection<GroupVersionKind> kinds, Observation.Observer observer) {
        return Optional.empty();
    }

    /**
     * A view of this cluster whose calls, all together, have to end within a time that begins now; closing it closes nothing.
     *
     * @param time from now; longer than zero
     * @return the cluster itself when it cannot be hurried, which is the default
     */
    default Cluster within(Duration time) {
        return this;
    }

    /**
     * Whether the caller may do something, as the cluster says beforehand.
     *
     * @param verb as rules of access name it: {@code create}, {@code patch}, {@code delete} ...
     * @param namespace empty for all namespaces, and for cluster-scoped kinds
     * @param name empty for all objects
     * @return empty when the cluster cannot say, which is the default
     */
    default Optional<Permission> permission(String verb, GroupVersionKind kind, String namespace, String name) {
        return Optional.empty();
    }

    /** Releases connections; does nothing by default. */
    @Override
    default void close() {}
}

package io.githops.reconcile;

/**
 * SPI: the live side. The Harvester client implements it over HTTP; the embedded Harvester gives one in memory. Closed by
 * who opened it.
 */
public interface Cluster extends LiveReader, Applier, AutoCloseable {

    /** Where the cluster is, for messages: a URL without credentials. */
    String location();

    /** Releases connections; does nothing by default. */
    @Override
    default void close() {}
}

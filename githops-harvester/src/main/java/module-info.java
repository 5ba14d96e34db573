import org.jspecify.annotations.NullMarked;

/** The live side: the reconciler, the Harvester client, and a Harvester to embed in tests. */
@NullMarked
module io.githops.harvester {
    requires transitive io.githops.diff;
    requires transitive java.net.http;
    requires jdk.httpserver;
    requires static micrometer.core;
    requires static transitive org.jspecify;
    requires static org.junit.jupiter.api;

    exports io.githops.audit;
    exports io.githops.cluster;
    exports io.githops.fleet;
    exports io.githops.harvester;
    exports io.githops.harvester.embedded;
    exports io.githops.harvester.junit;
    exports io.githops.harvester.live;
    exports io.githops.health;
    exports io.githops.inventory;
    exports io.githops.metrics;
    exports io.githops.notify;
    exports io.githops.lease;
    exports io.githops.reconcile;
    exports io.githops.rehearsal;
}

import org.jspecify.annotations.NullMarked;

/** The live side: the reconciler, the Harvester client, and a Harvester to embed in tests. */
@NullMarked
module io.githops.harvester {
    requires transitive io.githops.diff;
    requires transitive java.net.http;
    requires jdk.httpserver;
    requires static transitive org.jspecify;

    exports io.githops.harvester;
    exports io.githops.harvester.embedded;
    exports io.githops.reconcile;
}

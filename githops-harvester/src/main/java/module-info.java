import org.jspecify.annotations.NullMarked;

/** The live side: reading a Harvester cluster, making planned changes in it, and an embedded one to try them on. */
@NullMarked
module io.githops.harvester {
    requires transitive io.githops.diff;
    requires transitive io.githops.model;
    requires java.net.http;
    requires jdk.httpserver;
    requires static transitive org.jspecify;
}

package io.githops.harvester;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** A cluster to reach, and what is said of it in the place that names it. Nothing but the server is required. */
interface Target {
    /** The namespace that Kubernetes takes where none is named. */
    String DEFAULT_NAMESPACE = "default";

    ServerUrl server();

    /** The authorities that may sign the server's certificate; empty for those that the Java runtime trusts. */
    default Optional<List<X509Certificate>> authorities() {
        return Optional.empty();
    }

    /** @throws KubeconfigException when the place asks to trust any certificate, which is the caller's to say */
    default void requireVerification() {}

    /** The name that the server's certificate is for; empty for the host in the server's URL. */
    default Optional<ServerName> serverName() {
        return Optional.empty();
    }

    /** The proxy on the way to the server; empty for what the Java runtime is set to. */
    default Optional<InetSocketAddress> proxy() {
        return Optional.empty();
    }

    /** @param allowed the programs that may be run to get credentials */
    default Credentials credentials(AllowedPlugins allowed) {
        return Credentials.none();
    }

    default String namespace() {
        return DEFAULT_NAMESPACE;
    }
}

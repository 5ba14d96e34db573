package io.githops.harvester;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A context of a kubeconfig.
 *
 * @param user empty when the context names none
 */
record KubeconfigContext(KubeconfigCluster cluster, Optional<KubeconfigUser> user, String namespace) implements Target {

    @Override
    public ServerUrl server() {
        return cluster.server();
    }

    @Override
    public Optional<List<X509Certificate>> authorities() {
        return cluster.authorities();
    }

    @Override
    public void requireVerification() {
        cluster.requireVerification();
    }

    @Override
    public Optional<ServerName> serverName() {
        return cluster.serverName();
    }

    @Override
    public Optional<InetSocketAddress> proxy() {
        return cluster.proxy();
    }

    @Override
    public Credentials credentials(AllowedPlugins allowed) {
        return user.map(known -> known.credentials(allowed)).orElse(Credentials.none());
    }
}

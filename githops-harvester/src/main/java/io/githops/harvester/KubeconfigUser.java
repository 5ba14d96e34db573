package io.githops.harvester;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A user of a kubeconfig: how requests say who sends them. */
final class KubeconfigUser {
    private static final String OWN_TOKEN = "give a token with bearerToken on the builder instead";
    private static final List<String> CERTIFICATE =
            List.of("client-certificate-data", "client-certificate", "client-key-data", "client-key");

    private final KubeconfigEntry entry;
    private final KubeconfigCluster cluster;

    KubeconfigUser(KubeconfigEntry entry, KubeconfigCluster cluster) {
        this.entry = entry;
        this.cluster = cluster;
    }

    /**
     * @param allowed the programs that may be run
     * @throws KubeconfigException when the user is to be found out in a way that is not supported or not allowed
     */
    Credentials credentials(AllowedPlugins allowed) {
        requireSupported();
        var plugin = entry.entry("exec");
        if (plugin.isPresent()) {
            requireNothingBesideExec();
            return new PluginCredentials(new KubeconfigExec(plugin.get(), cluster).plugin(allowed));
        }
        Credentials credentials = said();
        return clientCertificate().map(credentials::showing).orElse(credentials);
    }

    private Credentials said() {
        boolean hasToken = entry.has("token") || entry.has("tokenFile");
        if (hasToken && entry.has("username")) {
            throw entry.wrong("username", "given beside a token; keep one of the two");
        }
        if (entry.has("tokenFile")) {
            return Credentials.bearerFile(entry.path("tokenFile").orElseThrow());
        }
        if (entry.has("token")) {
            String token = entry.required("token");
            return Credentials.bearer(() -> token);
        }
        return entry.has("username")
                ? Credentials.basic(entry.required("username"), entry.required("password"))
                : Credentials.none();
    }

    private Optional<ClientCertificate> clientCertificate() {
        var certificate = entry.content("client-certificate-data", "client-certificate");
        var key = entry.content("client-key-data", "client-key");
        if (certificate.isPresent() != key.isPresent()) {
            String missing = key.isPresent() ? "client-certificate-data" : "client-key-data";
            throw entry.wrong(missing, "missing; a client certificate and its key come as a pair");
        }
        return certificate.map(given -> {
            List<X509Certificate> chain = given.as(Pem::certificates);
            return key.orElseThrow().as(pem -> ClientCertificate.of(chain, pem));
        });
    }

    private void requireNothingBesideExec() {
        Stream.concat(Stream.of("token", "tokenFile", "username"), CERTIFICATE.stream())
                .filter(entry::has)
                .findFirst()
                .ifPresent(field -> {
                    throw entry.wrong(field, "given beside exec; keep one of the two");
                });
    }

    private void requireSupported() {
        if (entry.has("auth-provider")) {
            throw entry.refused("auth-provider", "not supported; " + OWN_TOKEN);
        }
        for (String impersonation : List.of("as", "as-uid", "as-groups", "as-user-extra")) {
            if (entry.has(impersonation)) {
                throw entry.refused(
                        impersonation,
                        "not supported, and to act without it would be to act with other rights; use a"
                                + " user of its own");
            }
        }
    }
}

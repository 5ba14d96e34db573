package io.githops.harvester;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** A cluster of a kubeconfig: where it is and what it is trusted by. */
final class KubeconfigCluster {
    private final KubeconfigEntry entry;

    KubeconfigCluster(KubeconfigEntry entry) {
        this.entry = entry;
    }

    ServerUrl server() {
        URI uri = uri("server", entry.required("server"));
        try {
            requireOwnName(uri);
            return ServerUrl.of(uri);
        } catch (IllegalArgumentException e) {
            throw entry.wrong("server", String.valueOf(e.getMessage()));
        }
    }

    /** The authorities that may sign the server's certificate; empty for those that the Java runtime trusts. */
    Optional<List<X509Certificate>> authorities() {
        return entry.content("certificate-authority-data", "certificate-authority")
                .map(content -> content.as(Pem::certificates));
    }

    /** @throws KubeconfigException when the file asks to trust any certificate, which is the caller's to say */
    void requireVerification() {
        if (entry.isTrue("insecure-skip-tls-verify")) {
            throw entry.refused(
                    "insecure-skip-tls-verify",
                    "not allowed unless the program sets dangerouslyTrustAnyCertificate on the builder; better give"
                            + " certificate-authority-data");
        }
    }

    /** The proxy on the way to the server; empty for what the Java runtime is set to. */
    Optional<InetSocketAddress> proxy() {
        return entry.text("proxy-url").map(text -> {
            URI uri = uri("proxy-url", text);
            if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw entry.refused(
                        "proxy-url", "not supported; expected http, a host and a port, without a user name");
            }
            return InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
        });
    }

    /** Java's client checks a certificate against the host of the URL, and against nothing else. */
    private void requireOwnName(URI server) {
        entry.text("tls-server-name")
                .filter(name -> !name.equals(server.getHost()))
                .ifPresent(name -> {
                    throw entry.refused(
                            "tls-server-name",
                            "not supported; use " + name
                                    + " as the host in server, and have it resolve to the server's address");
                });
    }

    private URI uri(String field, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw entry.wrong(field, "is no URL; expected one such as https://harvester.example");
        }
    }
}

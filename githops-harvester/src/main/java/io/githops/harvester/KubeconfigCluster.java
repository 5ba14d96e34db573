package io.githops.harvester;

import io.githops.tree.Mapping;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A cluster of a kubeconfig: where it is and what it is trusted by. */
final class KubeconfigCluster {
    private static final String PLUGIN_EXTENSION = "client.authentication.k8s.io/exec";

    private final KubeconfigEntry entry;

    KubeconfigCluster(KubeconfigEntry entry) {
        this.entry = entry;
    }

    ServerUrl server() {
        URI uri = uri("server", entry.required("server"));
        try {
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

    /** The name that the server's certificate is for; empty for the host in the server's URL. */
    Optional<ServerName> serverName() {
        return entry.text("tls-server-name").map(name -> {
            try {
                return new ServerName(name);
            } catch (IllegalArgumentException e) {
                throw entry.wrong("tls-server-name", String.valueOf(e.getMessage()));
            }
        });
    }

    /** The proxy on the way to the server; empty for what the Java runtime is set to. */
    Optional<InetSocketAddress> proxy() {
        return entry.text("proxy-url").map(text -> {
            URI uri = uri("proxy-url", text);
            try {
                return ProxyUrl.address(uri);
            } catch (IllegalArgumentException e) {
                throw entry.refused("proxy-url", String.valueOf(e.getMessage()));
            }
        });
    }

    /** What a credential plugin is told when it asks for the cluster: the fields that say how to reach it. */
    Mapping information() {
        var information = Mapping.builder().put("server", server().text());
        serverName().ifPresent(name -> information.put("tls-server-name", name.text()));
        if (entry.isTrue("insecure-skip-tls-verify")) {
            information.put("insecure-skip-tls-verify", true);
        }
        entry.bytes("certificate-authority-data", "certificate-authority")
                .map(Base64.getEncoder()::encodeToString)
                .ifPresent(pem -> information.put("certificate-authority-data", pem));
        entry.text("proxy-url").ifPresent(url -> information.put("proxy-url", url));
        entry.item("extensions", "name", PLUGIN_EXTENSION)
                .ifPresent(extension -> information.putIfPresent("config", extension.get("extension")));
        return information.build();
    }

    private URI uri(String field, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw entry.wrong(field, "is no URL; expected one such as https://harvester.example");
        }
    }
}

package io.githops.harvester.embedded;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The file that tells {@code kubectl} and other clients where the server is and how to log in. */
final class Kubeconfig {
    private Kubeconfig() {}

    /** @param certificate null when the server uses no TLS */
    static String text(URI server, @Nullable ServerCertificate certificate, String token) {
        String authority = certificate == null
                ? ""
                : "    certificate-authority-data: "
                        + Base64.getEncoder().encodeToString(certificate.pem().getBytes(StandardCharsets.US_ASCII))
                        + "\n";
        return """
            apiVersion: v1
            kind: Config
            clusters:
            - name: embedded
              cluster:
                server: %s
            %susers:
            - name: admin
              user:
                token: %s
            contexts:
            - name: embedded
              context:
                cluster: embedded
                user: admin
                namespace: default
            current-context: embedded
            """.formatted(server, authority, token);
    }
}

package io.githops.examples.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The JDK's HTTP client with the one authority and the token of a kubeconfig. */
final class PlainConnection {
    private final HttpClient client;
    private final String server;
    private final String token;

    private PlainConnection(HttpClient client, String server, String token) {
        this.client = client;
        this.server = server;
        this.token = token;
    }

    static PlainConnection of(Path kubeconfig) throws IOException {
        JsonNode config = new YAMLMapper().readTree(kubeconfig.toFile());
        JsonNode cluster = config.at("/clusters/0/cluster");
        byte[] authority = Base64.getMimeDecoder()
                .decode(cluster.path("certificate-authority-data").asText());
        HttpClient client =
                HttpClient.newBuilder().sslContext(trusting(authority)).build();
        return new PlainConnection(
                client,
                cluster.path("server").asText(),
                config.at("/users/0/user/token").asText());
    }

    private static SSLContext trusting(byte[] authority) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "authority",
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority)));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the authority of the kubeconfig cannot be used", e);
        }
    }

    InputStream get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, BodyHandlers.ofInputStream()).body();
    }
}

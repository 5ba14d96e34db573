package io.githops.harvester;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whom a client trusts, and how it shows itself, as Java's TLS wants it said. */
final class Trust {
    private static final char[] NO_PASSWORD = {};

    private Trust() {}

    /** @param client what the client shows, null for nothing */
    static SSLContext context(Connection connection, @Nullable ClientCertificate client) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(client), authorities(connection), null);
            ServerName name = connection.serverName();
            return name == null ? context : new NamedServerContext(context, name);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java runtime cannot set up TLS", e);
        }
    }

    private static KeyManager @Nullable [] keys(@Nullable ClientCertificate client)
            throws GeneralSecurityException, IOException {
        if (client == null) {
            return null;
        }
        KeyStore store = emptyStore();
        store.setKeyEntry("client", client.key(), NO_PASSWORD, client.chain());
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] authorities(Connection connection)
            throws GeneralSecurityException, IOException {
        if (connection.trustsAnyCertificate()) {
            return new TrustManager[] {new AnyCertificate()};
        }
        List<X509Certificate> authorities = connection.authorities();
        if (authorities == null) {
            return null;
        }
        KeyStore store = emptyStore();
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** Checks nothing. Java leaves the check of the host name to trust managers of this type, so that is gone too. */
    private static final class AnyCertificate extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

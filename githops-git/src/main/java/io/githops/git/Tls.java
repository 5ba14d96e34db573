package io.githops.git;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Encrypts lines and checks who is at the other end, as files say that are read each time. */
final class Tls {
    private static final char[] NO_PASSWORD = {};

    private Tls() {}

    /**
     * The server's certificate is checked, and its name.
     *
     * @param host with brackets when it is an IPv6 address, as in a URL
     */
    static Socket over(Socket line, String host, int port, TlsFiles files) throws IOException {
        String name = host.replaceAll("[\\[\\]]", "");
        SSLSocket tls = (SSLSocket) context(files).getSocketFactory().createSocket(line, name, port, true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    private static SSLContext context(TlsFiles files) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(files), authorities(files.authority()), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot set up TLS", e);
        }
    }

    private static KeyManager @Nullable [] keys(TlsFiles files) throws GeneralSecurityException, IOException {
        if (files.certificate() == null || files.key() == null) {
            return null;
        }
        Certificate[] chain =
                certificates(files.certificate(), "clientCertificate(...)").toArray(new Certificate[0]);
        KeyStore store = emptyStore();
        store.setKeyEntry("client", PemKey.read(files.key(), chain[0].getPublicKey()), NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] authorities(@Nullable Path file)
            throws GeneralSecurityException, IOException {
        if (file == null) {
            return null;
        }
        KeyStore store = emptyStore();
        for (Certificate authority : certificates(file, "certificateAuthority(...)")) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> certificates(Path file, String option) throws IOException {
        String found = "there is no certificate in " + file;
        try (InputStream pem = Files.newInputStream(file)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (IOException e) {
            found = "the file " + file + " cannot be read";
        } catch (CertificateException e) {
            found = "the certificate in " + file + " is broken";
        }
        throw AccessFailure.unavailable(found, "a PEM file with a block CERTIFICATE", "check " + option);
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}

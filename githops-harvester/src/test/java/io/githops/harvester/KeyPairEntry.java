package io.githops.harvester;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A private key and its certificate, in the forms that tests need. */
final class KeyPairEntry {
    private static final int VERSION_LENGTH = 3;
    static final char[] PASSWORD = "changeit".toCharArray();

    private final KeyStore store;
    private final String alias;

    KeyPairEntry(KeyStore store, String alias) {
        this.store = store;
        this.alias = alias;
    }

    X509Certificate certificate() {
        try {
            return (X509Certificate) store.getCertificate(alias);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    PrivateKey privateKey() {
        try {
            return (PrivateKey) store.getKey(alias, PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    byte[] certificatePem() {
        return certificatePem(alias);
    }

    /** The certificate of the authority that signed this one. */
    byte[] authorityPem() {
        return certificatePem(Keytool.AUTHORITY);
    }

    private byte[] certificatePem(String name) {
        try {
            return pem("CERTIFICATE", store.getCertificate(name).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The key in PKCS#8. */
    byte[] keyPem() {
        return pem("PRIVATE KEY", privateKey().getEncoded());
    }

    /** The key without the wrapping of PKCS#8: PKCS#1 of an RSA key, SEC1 of an elliptic curve's. */
    byte[] traditionalKeyPem(String label) {
        byte[] wrapped = privateKey().getEncoded();
        int algorithm = contentOf(wrapped, 0) + VERSION_LENGTH;
        int octets = algorithm + elementLength(wrapped, algorithm);
        return pem(label, Arrays.copyOfRange(wrapped, contentOf(wrapped, octets), wrapped.length));
    }

    /** A server's side: shows this certificate and trusts one client. */
    SSLContext serverContext(KeyPairEntry client) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            KeyStore own = emptyStore();
            own.setKeyEntry(alias, privateKey(), PASSWORD, store.getCertificateChain(alias));
            keys.init(own, PASSWORD);
            KeyStore clients = emptyStore();
            clients.setCertificateEntry("client", client.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(clients);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    static byte[] pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int contentOf(byte[] der, int element) {
        int first = der[element + 1] & 0xff;
        return element + 2 + (first < 0x80 ? 0 : first - 0x80);
    }

    private static int elementLength(byte[] der, int element) {
        return contentOf(der, element) - element + der[element + 1];
    }
}

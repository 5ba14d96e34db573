package io.githops.harvester;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** Who a client is in TLS: a certificate, those that vouch for it, and its private key. */
final class ClientCertificate {
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private ClientCertificate(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /**
     * @param chain the client's certificate first
     * @param keyPem with the client's private key in PKCS#8, PKCS#1 or SEC1
     * @throws IllegalArgumentException when the key cannot be read or is not that of the certificate
     */
    static ClientCertificate of(List<X509Certificate> chain, byte[] keyPem) {
        PublicKey publicKey = chain.get(0).getPublicKey();
        PrivateKey key = PrivateKeys.read(keyPem, publicKey);
        if (!belongTogether(key, publicKey)) {
            throw new IllegalArgumentException("is not the key of the client certificate; give the two as a pair");
        }
        return new ClientCertificate(chain, key);
    }

    X509Certificate[] chain() {
        return chain.toArray(new X509Certificate[0]);
    }

    PrivateKey key() {
        return key;
    }

    private static boolean belongTogether(PrivateKey key, PublicKey publicKey) {
        String algorithm = SIGNATURES.get(publicKey.getAlgorithm());
        if (algorithm == null) {
            return true;
        }
        try {
            Signature signature = Signature.getInstance(algorithm);
            byte[] text = {1, 2, 3};
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}

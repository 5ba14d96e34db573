package io.githops.git.trust;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** The elliptic curves of RFC 5656. */
enum SshCurve {
    NISTP256("secp256r1", 32, "SHA256"),
    NISTP384("secp384r1", 48, "SHA384"),
    NISTP521("secp521r1", 66, "SHA512");

    /** Says that both coordinates follow. */
    private static final byte UNCOMPRESSED = 4;

    private final String javaName;
    private final int coordinateBytes;
    private final String digest;

    SshCurve(String javaName, int coordinateBytes, String digest) {
        this.javaName = javaName;
        this.coordinateBytes = coordinateBytes;
        this.digest = digest;
    }

    static SshCurve named(String name) throws MalformedException {
        return Stream.of(values())
                .filter(curve -> curve.sshName().equals(name))
                .findFirst()
                .orElseThrow(() -> new MalformedException("found an unknown curve"));
    }

    static SshCurve of(ECPublicKey key) throws MalformedException {
        int bytes = (key.getParams().getCurve().getField().getFieldSize() + 7) / 8;
        return Stream.of(values())
                .filter(curve -> curve.coordinateBytes == bytes)
                .findFirst()
                .orElseThrow(() -> new MalformedException("found an unknown curve"));
    }

    String sshName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String keyType() {
        return "ecdsa-sha2-" + sshName();
    }

    /** Of signatures that are both numbers at full length, one behind the other. */
    String algorithm() {
        return digest + "withECDSAinP1363Format";
    }

    PublicKey publicKey(byte[] point) throws MalformedException, GeneralSecurityException {
        if (point.length != pointBytes() || point[0] != UNCOMPRESSED) {
            throw new MalformedException("found a malformed point of a curve");
        }
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + coordinateBytes));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + coordinateBytes, point.length));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters()));
    }

    PrivateKey privateKey(BigInteger number) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, parameters()));
    }

    byte[] point(ECPublicKey key) throws MalformedException {
        byte[] point = concatenated(key.getW().getAffineX(), key.getW().getAffineY());
        return new SshWriter().raw(new byte[] {UNCOMPRESSED}).raw(point).bytes();
    }

    int pointBytes() {
        return 1 + 2 * coordinateBytes;
    }

    /** Both numbers at full length. */
    byte[] concatenated(BigInteger first, BigInteger second) throws MalformedException {
        byte[] both = new byte[2 * coordinateBytes];
        copy(first, both, coordinateBytes);
        copy(second, both, 2 * coordinateBytes);
        return both;
    }

    private void copy(BigInteger number, byte[] target, int end) throws MalformedException {
        byte[] bytes = number.toByteArray();
        int leading = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        int length = bytes.length - leading;
        if (number.signum() <= 0 || length > coordinateBytes) {
            throw new MalformedException("found a number that is out of range");
        }
        System.arraycopy(bytes, leading, target, end - length, length);
    }

    private ECParameterSpec parameters() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(javaName));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }
}

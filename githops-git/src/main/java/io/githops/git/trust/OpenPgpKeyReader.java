package io.githops.git.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/** Reads OpenPGP keys as {@code gpg --export} writes them. */
final class OpenPgpKeyReader {
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN PGP PUBLIC KEY BLOCK-----.*?-----END PGP PUBLIC KEY BLOCK-----", Pattern.DOTALL);

    private OpenPgpKeyReader() {}

    /** All keys and subkeys; the library answers malformed packets with exceptions of many kinds. */
    static List<OpenPgpKey> keys(byte[] export) throws MalformedException {
        try {
            List<OpenPgpKey> keys = new ArrayList<>();
            for (byte[] block : blocks(export)) {
                addKeys(block, keys);
            }
            if (keys.isEmpty()) {
                throw new MalformedException("found no OpenPGP public key");
            }
            return keys;
        } catch (IOException | PGPException | RuntimeException e) {
            throw new MalformedException("found malformed OpenPGP packets");
        }
    }

    private static List<byte[]> blocks(byte[] export) {
        Matcher blocks = BLOCK.matcher(new String(export, StandardCharsets.ISO_8859_1));
        List<byte[]> armored = new ArrayList<>();
        while (blocks.find()) {
            armored.add((blocks.group() + "\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        return armored.isEmpty() ? List.of(export) : armored;
    }

    private static void addKeys(byte[] block, List<OpenPgpKey> keys) throws IOException, PGPException {
        try (InputStream decoded = PGPUtil.getDecoderStream(new ByteArrayInputStream(block))) {
            for (PGPPublicKeyRing ring : new PGPPublicKeyRingCollection(decoded, new BcKeyFingerprintCalculator())) {
                for (PGPPublicKey key : ring) {
                    keys.add(OpenPgpKey.of(ring.getPublicKey(), key));
                }
            }
        }
    }
}

package io.githops.git.trust;

import java.util.List;

/** Reads public keys as files have them: type and Base64. */
final class SshKeyLine {
    private SshKeyLine() {}

    static SshPublicKey key(String type, String base64) throws MalformedException {
        return SshPublicKey.parse(blob(type, base64));
    }

    /** The key as SSH writes it, whether it is of a kind that is supported or not. */
    static byte[] blob(String type, String base64) throws MalformedException {
        byte[] blob = Armor.bytes(List.of(base64));
        if (!new SshReader(blob).text().equals(type)) {
            throw new MalformedException("found a key that is not of the type it says");
        }
        return blob;
    }
}

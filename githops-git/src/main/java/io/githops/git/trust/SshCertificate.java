package io.githops.git.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A public key that an authority vouches for.
 *
 * @param key the key that signs
 * @param principals who has it; empty for everybody
 * @param validAfter seconds since 1970, without sign
 * @param validBefore seconds since 1970, without sign; all ones for always
 * @param criticalOptions the names of what must be understood
 * @param authority who vouches
 * @param signed what the authority signs
 * @param signature of the authority, as SSH writes it
 * @see <a href="https://github.com/openssh/openssh-portable/blob/V_9_9_P1/PROTOCOL.certkeys">PROTOCOL.certkeys</a>
 */
record SshCertificate(
        SshPublicKey key,
        int type,
        List<String> principals,
        long validAfter,
        long validBefore,
        Set<String> criticalOptions,
        SshPublicKey authority,
        byte[] signed,
        byte[] signature) {
    private static final String SUFFIX = "-cert-v01@openssh.com";
    private static final String TOKEN_SUFFIX = "@openssh.com";
    private static final int USER = 1;

    /** They say how to log in and have no say in signatures. */
    private static final Set<String> LOGIN_OPTIONS = Set.of("force-command", "source-address", "verify-required");

    static boolean isCertificate(byte[] publicKey) throws MalformedException {
        return new SshReader(publicKey).text().endsWith(SUFFIX);
    }

    static SshCertificate parse(byte[] blob) throws MalformedException {
        var reader = new SshReader(blob);
        String type = keyType(reader.text());
        reader.string();
        SshPublicKey key = SshPublicKey.parse(type, reader);
        reader.longNumber();
        int use = reader.number();
        reader.string();
        List<String> principals = texts(reader.string());
        long validAfter = reader.longNumber();
        long validBefore = reader.longNumber();
        Set<String> critical = names(reader.string());
        reader.string();
        reader.string();
        var authority = SshPublicKey.parse(reader.string());
        byte[] signed = Arrays.copyOf(blob, reader.position());
        byte[] signature = reader.string();
        reader.end();
        return new SshCertificate(
                key, use, principals, validAfter, validBefore, critical, authority, signed, signature);
    }

    /** Whether the authority really vouches for it, to sign commits among other things. */
    boolean isUsable() throws MalformedException {
        return SshVerification.isValid(authority, signature, signed)
                && type == USER
                && LOGIN_OPTIONS.containsAll(criticalOptions);
    }

    boolean isValidAt(Instant time) {
        long second = time.getEpochSecond();
        return Long.compareUnsigned(validAfter, second) <= 0 && Long.compareUnsigned(second, validBefore) < 0;
    }

    /** The type of the key itself; certificates of tokens leave out one of two suffixes. */
    private static String keyType(String type) {
        String plain = type.substring(0, type.length() - SUFFIX.length());
        return plain.startsWith("sk-") ? plain + TOKEN_SUFFIX : plain;
    }

    private static List<String> texts(byte[] packed) throws MalformedException {
        var reader = new SshReader(packed);
        List<String> texts = new ArrayList<>();
        while (!reader.isAtEnd()) {
            texts.add(reader.text());
        }
        return List.copyOf(texts);
    }

    private static Set<String> names(byte[] packed) throws MalformedException {
        List<String> namesAndValues = texts(packed);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            names.add(namesAndValues.get(i));
        }
        return Set.copyOf(names);
    }
}

package io.githops.git.trust;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads lines that name revoked keys, by themselves or by fingerprint. */
final class RevokedKeys {
    /** How a list in OpenSSH's binary format begins. */
    static final String BINARY = "SSHKRL\n";

    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final Pattern OPEN_PGP_FINGERPRINT = Pattern.compile("(?:0x)?(?:[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64})");
    private static final Set<String> DIRECTIVES = Set.of("key:", "sha1:", "sha256:", "hash:");

    private RevokedKeys() {}

    /** The fingerprint of the key that a line revokes: of SSH as {@code SHA256:…}, of OpenPGP in upper-case digits. */
    static String parse(String line) throws MalformedException {
        String hexadecimal = line.replaceAll("[ \\t]", "");
        if (OPEN_PGP_FINGERPRINT.matcher(hexadecimal).matches()) {
            return hexadecimal.replaceFirst("^0x", "").toUpperCase(Locale.ROOT);
        }
        var fields = new FieldReader(line);
        String field = fields.next("a key");
        if (DIRECTIVES.contains(field.toLowerCase(Locale.ROOT))) {
            field = fields.next("a key");
        }
        if (FINGERPRINT.matcher(field).matches()) {
            return field;
        }
        if (field.endsWith(":") || field.contains(":")) {
            throw new MalformedException("found " + Shown.text(field)
                    + "; expected a public key, or a fingerprint such as SHA256:… or the 40 digits of OpenPGP;"
                    + " certificates cannot be revoked one by one, revoke their keys");
        }
        byte[] blob = SshKeyLine.blob(field, fields.next("a key in Base64"));
        return SshCertificate.isCertificate(blob)
                ? SshCertificate.parse(blob).key().fingerprint()
                : SshPublicKey.fingerprint(blob);
    }
}

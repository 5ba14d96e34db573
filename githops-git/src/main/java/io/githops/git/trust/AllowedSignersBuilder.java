package io.githops.git.trust;

import io.githops.model.Position;
import io.githops.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Collects allowed signers. By default nobody may sign. Each option may be given several times. Not thread-safe. */
public final class AllowedSignersBuilder {
    private static final String MALFORMED = "GH2063";
    private static final String UNREADABLE = "GH2064";
    private static final String OPEN_PGP = "GH2065";

    private final List<AllowedKey> ssh = new ArrayList<>();
    private final List<Export> openPgp = new ArrayList<>();
    private final Set<String> revoked = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    AllowedSignersBuilder() {}

    /**
     * SSH keys, and authorities whose certificates count, from a file as {@code ssh-keygen -Y verify} takes it. Times
     * without {@code Z} are in the time zone of this machine, as OpenSSH has it.
     */
    public AllowedSignersBuilder ssh(Path file) {
        return ssh(file.toString(), text(read(file)));
    }

    /**
     * SSH keys, as {@link #ssh(Path)}.
     *
     * @param name of the file, for messages
     */
    public AllowedSignersBuilder ssh(String name, String text) {
        forEachLine(name, text, line -> ssh.add(AllowedKeyLine.parse(line)));
        return this;
    }

    /**
     * OpenPGP keys from a file as {@code gpg --export} writes it, armored or not. What it says about expiry and
     * revocation counts. Needs the artifact {@code org.bouncycastle:bcpg-jdk18on}.
     */
    public AllowedSignersBuilder openPgp(Path file) {
        return openPgp(file.toString(), read(file));
    }

    /**
     * OpenPGP keys, as {@link #openPgp(Path)}.
     *
     * @param name of the file, for messages
     */
    public AllowedSignersBuilder openPgp(String name, byte[] keys) {
        openPgp.add(new Export(Objects.requireNonNull(name, "name"), keys.clone()));
        return this;
    }

    /**
     * Keys that are refused whoever has them: one on a line, as a public key of SSH, as its fingerprint
     * {@code SHA256:…}, or as a fingerprint of OpenPGP. The words {@code key:}, {@code sha256:} and {@code hash:} of
     * ssh-keygen's specification may stand before. The binary format is not read.
     */
    public AllowedSignersBuilder revoked(Path file) {
        return revoked(file.toString(), text(read(file)));
    }

    /**
     * Revoked keys, as {@link #revoked(Path)}.
     *
     * @param name of the file, for messages
     */
    public AllowedSignersBuilder revoked(String name, String text) {
        if (text.startsWith(RevokedKeys.BINARY)) {
            problem(
                    MALFORMED,
                    name,
                    1,
                    "found a revocation list in binary format; expected one key or fingerprint on each line");
        } else {
            forEachLine(name, text, line -> revoked.add(RevokedKeys.parse(line)));
        }
        return this;
    }

    /**
     * The signers given so far.
     *
     * @throws AllowedSignersException when files cannot be read or used; holds every problem of every file
     */
    public AllowedSigners build() {
        OpenPgpSigners openPgp = openPgpSigners();
        if (!problems.isEmpty()) {
            throw new AllowedSignersException(problems);
        }
        return new AllowedSigners(new SshSigners(ssh, revoked), openPgp);
    }

    private OpenPgpSigners openPgpSigners() {
        if (openPgp.isEmpty()) {
            return OpenPgpSigners.NONE;
        }
        if (!OpenPgpSigners.isAvailable()) {
            problem(
                    OPEN_PGP,
                    openPgp.get(0).name(),
                    1,
                    "found OpenPGP keys, which need the artifact"
                            + " org.bouncycastle:bcpg-jdk18on; add it to the dependencies");
            return OpenPgpSigners.NONE;
        }
        List<OpenPgpKey> keys = new ArrayList<>();
        for (Export export : openPgp) {
            try {
                keys.addAll(OpenPgpKeyReader.keys(export.bytes()));
            } catch (MalformedException e) {
                problem(OPEN_PGP, export.name(), 1, e.getMessage() + "; expected public keys as gpg --export writes");
            }
        }
        return new OpenPgpKeyRing(keys, revoked);
    }

    private byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            String found = Files.exists(file) ? "a file that cannot be read" : "no such file";
            problems.add(Problem.error(
                    UNREADABLE,
                    file + ": found " + found + "; expected keys; check the path and its permissions",
                    null));
            return new byte[0];
        }
    }

    private void forEachLine(String name, String text, Line reader) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    reader.read(line);
                } catch (MalformedException e) {
                    problem(MALFORMED, name, i + 1, e.getMessage());
                }
            }
        }
    }

    private void problem(String code, String name, int line, String message) {
        problems.add(Problem.error(code, message, new Position(name, line, 1)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private interface Line {
        void read(String line) throws MalformedException;
    }

    private record Export(String name, byte[] bytes) {}
}

package io.githops.examples.cli;

import io.githops.git.GitWriterBuilder;
import io.githops.git.trust.CommitSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How commits are signed. */
final class SigningOptions {
    @Option(names = "--sign-off", description = "Ends the message with the committer's Signed-off-by.")
    private boolean isSignedOff;

    @Option(
            names = "--signing-key",
            paramLabel = "FILE",
            description =
                    "Private key to sign with: of SSH, or of OpenPGP as gpg --export-secret-keys --armor writes it.")
    private @Nullable Path key;

    @Option(
            names = "--signing-passphrase-env",
            paramLabel = "NAME",
            description = "Environment variable with the passphrase of that key.")
    private @Nullable String passphrase;

    /** The options that were given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        if (isSignedOff) {
            given.add("--sign-off");
        }
        if (key != null) {
            given.add("--signing-key");
        }
        if (passphrase != null) {
            given.add("--signing-passphrase-env");
        }
        return given;
    }

    void configure(GitWriterBuilder writer) {
        if (key == null && passphrase != null) {
            throw new UnusableOptionException("--signing-passphrase-env: found without --signing-key; expected both");
        }
        if (isSignedOff) {
            writer.signOff();
        }
        if (key != null) {
            writer.signer(signer(key));
        }
    }

    private CommitSigner signer(Path file) {
        String known = passphrase == null ? null : AccessOptions.environment("--signing-passphrase-env", passphrase);
        try {
            String text = Files.readString(file);
            return text.startsWith("-----BEGIN PGP")
                    ? CommitSigner.openPgp(text, () -> characters(known, file))
                    : CommitSigner.ssh(text, () -> characters(known, file));
        } catch (IOException e) {
            throw new UnusableOptionException("--signing-key " + file + ": cannot be read; expected a private key");
        } catch (IllegalArgumentException e) {
            throw new UnusableOptionException("--signing-key " + file + ": " + e.getMessage());
        }
    }

    private static char[] characters(@Nullable String known, Path file) {
        if (known == null) {
            throw new UnusableOptionException("--signing-key " + file
                    + ": the key is encrypted; expected --signing-passphrase-env with the variable that has its"
                    + " passphrase");
        }
        return known.toCharArray();
    }
}

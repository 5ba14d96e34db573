package io.githops.git;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.KeyPasswordProvider;
import org.jspecify.annotations.Nullable;

/** Opens a private key, and remembers why it could not. */
final class KeyPassphrase implements KeyPasswordProvider {
    private final @Nullable Path key;
    private final char @Nullable [] passphrase;
    private volatile @Nullable AccessFailure refusal;

    private KeyPassphrase(@Nullable Path key, char @Nullable [] passphrase) {
        this.key = key;
        this.passphrase = passphrase;
    }

    static KeyPassphrase of(SshIdentity identity) {
        Supplier<char[]> passphrase = identity.passphrase();
        return new KeyPassphrase(identity.key(), passphrase == null ? null : passphrase.get());
    }

    /** Why the key stayed closed; null when it did not. */
    @Nullable
    AccessFailure refusal() {
        return refusal;
    }

    void forget() {
        if (passphrase != null) {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** A copy, which the library overwrites. */
    @Override
    public char @Nullable [] getPassphrase(URIish keyFile, int attempt) {
        if (passphrase == null) {
            refusal = AccessFailure.unauthorized(
                    "the key " + key + " has a passphrase, and none was given",
                    "a key without, or its passphrase",
                    "give sshKey(...) a supplier of it");
            return null;
        }
        return passphrase.clone();
    }

    @Override
    public void setAttempts(int attempts) {}

    @Override
    public int getAttempts() {
        return 1;
    }

    @Override
    public boolean keyLoaded(URIish keyFile, int attempt, @Nullable Exception failure) {
        if (failure != null && refusal == null) {
            refusal = AccessFailure.unauthorized(
                    "the passphrase does not open the key " + key, "that of this key", "check sshKey(...)");
        }
        return false;
    }
}

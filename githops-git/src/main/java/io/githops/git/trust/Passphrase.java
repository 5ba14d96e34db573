package io.githops.git.trust;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A passphrase that is asked for when it is needed. Never printed. */
final class Passphrase {
    private final @Nullable Supplier<char[]> supplier;

    Passphrase(@Nullable Supplier<char[]> supplier) {
        this.supplier = supplier;
    }

    char[] ask() throws MalformedException {
        if (supplier == null) {
            throw new MalformedException("found a key that is encrypted, and no passphrase was given");
        }
        return supplier.get();
    }

    @Override
    public String toString() {
        return "Passphrase[«redacted»]";
    }
}

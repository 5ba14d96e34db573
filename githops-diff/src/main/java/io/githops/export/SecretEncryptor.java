package io.githops.export;

import io.githops.model.Resource;
import java.util.Optional;

/**
 * SPI: what to write in the place of a manifest that holds sensitive values. Later releases add default methods only.
 *
 * <pre>{@code
 * Exporter.builder(kinds).secrets(manifest -> Optional.of(seal(manifest)))
 * }</pre>
 */
@FunctionalInterface
public interface SecretEncryptor {

    /**
     * The manifest to write: encrypted, of another kind, or the same when the repository may hold it.
     *
     * @param manifest a {@code Secret}, or a resource with values that its kind calls sensitive, such as a machine with
     *     passwords in its cloud-init
     * @return empty to leave the resource out
     */
    Optional<Resource> encrypt(Resource manifest);

    /** Leaves every such resource out. */
    static SecretEncryptor leavingOut() {
        return manifest -> Optional.empty();
    }
}

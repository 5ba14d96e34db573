package io.githops.cluster;

import java.util.Objects;

/**
 * How to apply one object.
 *
 * @param fieldManager who will own the applied fields
 * @param force whether to take fields over from other field managers
 * @param dryRun whether to run all checks and store nothing
 */
public record ApplyOptions(String fieldManager, boolean force, boolean dryRun) {
    /** @throws NullPointerException when the field manager is null */
    public ApplyOptions {
        Objects.requireNonNull(fieldManager, "fieldManager");
    }

    /** Takes fields over from other managers and stores the result. */
    public static ApplyOptions forced(String fieldManager) {
        return new ApplyOptions(fieldManager, true, false);
    }

    /** The same, storing nothing. */
    public ApplyOptions asDryRun() {
        return new ApplyOptions(fieldManager, force, true);
    }
}

package io.githops.diff.apply;

import java.util.Objects;

/**
 * Who writes an object, as managed fields record it.
 *
 * @param manager the field manager
 * @param apiVersion the version the object is written in, such as {@code kubevirt.io/v1}
 * @param subresource empty for the main resource
 * @param time RFC 3339 in seconds, such as {@code 2026-01-01T00:00:00Z}
 */
public record Writer(String manager, String apiVersion, String subresource, String time) {
    /** @throws NullPointerException when a part is null */
    public Writer {
        Objects.requireNonNull(manager, "manager");
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(subresource, "subresource");
        Objects.requireNonNull(time, "time");
    }
}

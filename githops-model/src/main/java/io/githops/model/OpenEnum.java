package io.githops.model;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A word out of a known set that may grow. Types of such words are records of the word alone, with a constant for each
 * word that was known when the type was written; a word that is newer is kept as it is.
 *
 * <pre>{@code
 * record Bus(String value) implements OpenEnum {
 *     public static final Bus VIRTIO = new Bus("virtio");
 * }
 * }</pre>
 */
public interface OpenEnum {
    /** The word as manifests write it. */
    @JsonValue
    String value();
}

package io.githops.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that may hold manifests. The content is copied on the way in and out.
 *
 * @param name the path as the source names it, with forward slashes; positions carry it
 * @param content the bytes of the file
 */
public record ManifestFile(String name, byte[] content) {
    /** @throws NullPointerException when name or content is null */
    public ManifestFile {
        Objects.requireNonNull(name, "name");
        content = content.clone();
    }

    /** A file of this text. */
    public static ManifestFile of(String name, String text) {
        return new ManifestFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether a file with this path holds manifests: its name ends in {@code .yaml}, {@code .yml} or {@code .json}, and
     * neither it nor a folder above it begins with a dot.
     *
     * @param path with forward slashes, relative to the folder that is read
     */
    public static boolean isManifest(String path) {
        boolean hidden = path.startsWith(".") || path.contains("/.");
        return !hidden && (path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json"));
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    byte[] bytes() {
        return content;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ManifestFile that && name.equals(that.name) && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + Arrays.hashCode(content);
    }

    /** The name and size only, as the content may hold secrets. */
    @Override
    public String toString() {
        return name + " (" + content.length + " bytes)";
    }
}

package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.IntOrString;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** A file that cloud-init writes in the guest. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = GuestFile.Builder.class)
public interface GuestFile extends WithGuestFile {
    String path();

    /** In the {@link #encoding}; by default the file is empty. */
    @Value.Redacted
    Optional<String> content();

    /** By default the content is plain text. */
    Optional<Encoding> encoding();

    /** {@code user:group}; by default {@code root:root}. */
    Optional<String> owner();

    /** Octal digits in a text, such as {@code "0640"}, or the number they mean; by default {@code "0644"}. */
    Optional<IntOrString> permissions();

    /** Whether the content goes behind what is in the file; by default it takes its place. */
    Optional<Boolean> append();

    /** Whether the file waits for users and packages; by default it does not. */
    Optional<Boolean> defer();

    /** A file of plain text. */
    static GuestFile of(String path, String content) {
        return builder().path(path).content(content).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableGuestFile.Builder {
        Builder() {}
    }

    /** What was done to the content. */
    record Encoding(String value) implements OpenEnum {
        public static final Encoding TEXT_PLAIN = new Encoding("text/plain");
        public static final Encoding B64 = new Encoding("b64");
        public static final Encoding BASE64 = new Encoding("base64");
        public static final Encoding GZ = new Encoding("gz");
        public static final Encoding GZIP = new Encoding("gzip");
        /** Compressed, then in Base64. */
        public static final Encoding GZ_B64 = new Encoding("gz+b64");
        /** Compressed, then in Base64. */
        public static final Encoding GZ_BASE64 = new Encoding("gz+base64");
        /** Compressed, then in Base64. */
        public static final Encoding GZIP_B64 = new Encoding("gzip+b64");
        /** Compressed, then in Base64. */
        public static final Encoding GZIP_BASE64 = new Encoding("gzip+base64");
    }
}

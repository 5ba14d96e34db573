package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** What the web interface and the API negotiate. */
@Value.Immutable
@JsonDeserialize(builder = SslParameters.Builder.class)
public interface SslParameters extends WithSslParameters {
    /** Such as {@code TLSv1.2 TLSv1.3}. */
    Optional<String> protocols();

    /** With colons between; not checked by the server. */
    Optional<String> ciphers();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSslParameters.Builder {
        Builder() {}
    }
}

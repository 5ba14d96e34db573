package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** The certificate of the web interface and the API. */
@Value.Immutable
@JsonDeserialize(builder = SslCertificates.Builder.class)
public interface SslCertificates extends WithSslCertificates {
    /** PEM. */
    Optional<String> ca();

    /** PEM. */
    Optional<String> publicCertificate();

    /** PEM. */
    @Value.Redacted
    Optional<String> privateKey();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSslCertificates.Builder {
        Builder() {}
    }
}

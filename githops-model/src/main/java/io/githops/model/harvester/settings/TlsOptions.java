package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What the ingress negotiates. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = TlsOptions.Builder.class)
public interface TlsOptions extends WithTlsOptions {
    /** By default {@link TlsVersion#TLS_12}. */
    Optional<TlsVersion> minVersion();

    /** By default {@link TlsVersion#TLS_13}. */
    Optional<TlsVersion> maxVersion();

    Optional<Boolean> sniStrict();

    List<String> cipherSuites();

    List<String> curvePreferences();

    List<String> alpnProtocols();

    Optional<ClientAuthentication> clientAuth();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableTlsOptions.Builder {
        Builder() {}
    }

    /** How clients prove who they are. */
    @Value.Immutable
    @JsonDeserialize(builder = ClientAuthentication.Builder.class)
    interface ClientAuthentication extends ImmutableTlsOptions.WithClientAuthentication {
        /** With the certificates of the authorities. */
        List<String> secretNames();

        Optional<String> clientAuthType();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableTlsOptions.ClientAuthentication.Builder {
            Builder() {}
        }
    }

    /** A version of TLS. */
    record TlsVersion(String value) implements OpenEnum {
        public static final TlsVersion TLS_12 = new TlsVersion("VersionTLS12");
        public static final TlsVersion TLS_13 = new TlsVersion("VersionTLS13");
    }
}

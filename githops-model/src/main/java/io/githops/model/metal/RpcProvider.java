package io.githops.model.metal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.kubernetes.SecretReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A service that is asked over HTTP to drive a server. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = RpcProvider.Builder.class)
public interface RpcProvider extends WithRpcProvider {
    @JsonProperty("consumerURL")
    String consumerUrl();

    Optional<Boolean> logNotificationsDisabled();

    Optional<Request> request();

    Optional<Signature> signature();

    Optional<Hmac> hmac();

    Optional<Experimental> experimental();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableRpcProvider.Builder {
        Builder() {}
    }

    /** How requests look. */
    @Value.Immutable
    @JsonDeserialize(builder = Request.Builder.class)
    interface Request extends ImmutableRpcProvider.WithRequest {
        Optional<String> httpMethod();

        Optional<String> httpContentType();

        /** May hold credentials. */
        @Value.Redacted
        Map<String, HeaderValues> staticHeaders();

        Optional<String> timestampFormat();

        Optional<String> timestampHeader();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableRpcProvider.Request.Builder {
            Builder() {}
        }
    }

    /** How requests say that they were signed. */
    @Value.Immutable
    @JsonDeserialize(builder = Signature.Builder.class)
    interface Signature extends ImmutableRpcProvider.WithSignature {
        Optional<String> headerName();

        /** Leaves the name of the algorithm out of the header's name. */
        Optional<Boolean> appendAlgoToHeaderDisabled();

        /** The headers that are signed with the body. */
        List<String> includedPayloadHeaders();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableRpcProvider.Signature.Builder {
            Builder() {}
        }
    }

    /** What requests are signed with. */
    @Value.Immutable
    @JsonDeserialize(builder = Hmac.Builder.class)
    interface Hmac extends ImmutableRpcProvider.WithHmac {
        /** Leaves the name of the algorithm out of the signature. */
        Optional<Boolean> prefixSigDisabled();

        /** By algorithm. */
        Map<String, Secrets> secrets();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableRpcProvider.Hmac.Builder {
            Builder() {}
        }
    }

    /** The body of requests, where the service wants one of its own. */
    @Value.Immutable
    @JsonDeserialize(builder = Experimental.Builder.class)
    interface Experimental extends ImmutableRpcProvider.WithExperimental {
        Optional<String> customRequestPayload();

        /** Where the usual body goes in {@link #customRequestPayload()}. */
        Optional<String> dotPath();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableRpcProvider.Experimental.Builder {
            Builder() {}
        }
    }

    /** The values of one header. */
    record HeaderValues(@JsonValue List<String> values) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public HeaderValues {
            values = List.copyOf(values);
        }
    }

    /** The Secrets that may be signed with. */
    record Secrets(@JsonValue List<SecretReference> references) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Secrets {
            references = List.copyOf(references);
        }
    }
}

package io.githops.model.harvester.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The registries that nodes load container images from. The server takes the credentials out once it has put them into
 * Secrets.
 */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = ContainerdRegistry.Builder.class)
public interface ContainerdRegistry extends WithContainerdRegistry {
    /** By the name of the registry. */
    @JsonProperty("Mirrors")
    Map<String, Mirror> mirrors();

    /** By the name of the registry. */
    @JsonProperty("Configs")
    Map<String, Registry> configs();

    /** Credentials as in a file of Docker. */
    @Value.Redacted
    @JsonProperty("Auths")
    Optional<Mapping> auths();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableContainerdRegistry.Builder {
        Builder() {}
    }

    /** Where images of a registry are loaded from instead. */
    @Value.Immutable
    @JsonDeserialize(builder = Mirror.Builder.class)
    interface Mirror extends ImmutableContainerdRegistry.WithMirror {
        @JsonProperty("Endpoints")
        List<String> endpoints();

        /** The new name of an image by a pattern of the old one. */
        @JsonProperty("Rewrites")
        Map<String, String> rewrites();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableContainerdRegistry.Mirror.Builder {
            Builder() {}
        }
    }

    /** How a registry is reached. */
    @Value.Immutable
    @JsonDeserialize(builder = Registry.Builder.class)
    interface Registry extends ImmutableContainerdRegistry.WithRegistry {
        @JsonProperty("Auth")
        Optional<Credentials> auth();

        @JsonProperty("TLS")
        Optional<Security> security();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableContainerdRegistry.Registry.Builder {
            Builder() {}
        }
    }

    /** Who loads. */
    @Value.Immutable
    @JsonDeserialize(builder = Credentials.Builder.class)
    interface Credentials extends ImmutableContainerdRegistry.WithCredentials {
        @Value.Redacted
        @JsonProperty("Username")
        Optional<String> username();

        @Value.Redacted
        @JsonProperty("Password")
        Optional<String> password();

        /** User and password in base64. */
        @Value.Redacted
        @JsonProperty("Auth")
        Optional<String> auth();

        @Value.Redacted
        @JsonProperty("IdentityToken")
        Optional<String> identityToken();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableContainerdRegistry.Credentials.Builder {
            Builder() {}
        }
    }

    /** How a registry proves who it is, and a node who it is. Files are paths on the nodes. */
    @Value.Immutable
    @JsonDeserialize(builder = Security.Builder.class)
    interface Security extends ImmutableContainerdRegistry.WithSecurity {
        @JsonProperty("CAFile")
        Optional<String> caFile();

        @JsonProperty("CertFile")
        Optional<String> certFile();

        @JsonProperty("KeyFile")
        Optional<String> keyFile();

        @JsonProperty("InsecureSkipVerify")
        Optional<Boolean> insecureSkipVerify();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableContainerdRegistry.Security.Builder {
            Builder() {}
        }
    }
}

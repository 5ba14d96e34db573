package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Values that nobody prints: neither {@code toString} nor any message of the library shows them. */
@Value.Immutable
@JsonDeserialize(builder = Secret.Builder.class)
public interface Secret extends WithSecret {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Secret> KIND = Kinds.harvester().kind("v1", "Secret", Secret.class);

    ObjectMeta metadata();

    /** By default {@link Type#OPAQUE}; cannot be changed. */
    Optional<Type> type();

    /** In Base64. */
    @Value.Redacted
    Map<String, String> data();

    /** As they are; the server moves them to {@link #data()}. */
    @Value.Redacted
    Map<String, String> stringData();

    Optional<Boolean> immutable();

    /** What cloud-init of a machine reads: the text of its user data, as {@code #cloud-config} begins it. */
    static Secret cloudInit(String namespace, String name, String userData) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name).withLabel("harvesterhci.io/cloud-init-template", "harvester"))
                .type(Type.CLOUD_INIT)
                .putStringData("userdata", userData)
                .build();
    }

    /**
     * What cloud-init of a machine reads.
     *
     * @param userData the text of its user data, as {@code #cloud-config} begins it
     * @param networkData how the guest's network is set up, in a format of cloud-init
     */
    static Secret cloudInit(String namespace, String name, String userData, String networkData) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("userdata", userData);
        data.put("networkdata", networkData);
        return cloudInit(namespace, name, userData).withStringData(data);
    }

    /** The key of encrypted volumes, from a passphrase, with the ciphers that Longhorn takes by default. */
    static Secret volumeKey(String namespace, String name, String passphrase) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .type(Type.OPAQUE)
                .putStringData("CRYPTO_KEY_VALUE", passphrase)
                .putStringData("CRYPTO_KEY_PROVIDER", "secret")
                .putStringData("CRYPTO_KEY_CIPHER", "aes-xts-plain64")
                .putStringData("CRYPTO_KEY_HASH", "sha256")
                .putStringData("CRYPTO_KEY_SIZE", "256")
                .putStringData("CRYPTO_PBKDF", "argon2i")
                .build();
    }

    /**
     * A value as text, wherever it stands; {@link #stringData} wins, as on the server.
     *
     * @throws IllegalArgumentException when it is not Base64; does not show it
     */
    default Optional<String> value(String key) {
        return Optional.ofNullable(stringData().get(key))
                .or(() -> Optional.ofNullable(data().get(key)).map(text -> decoded(key, text)));
    }

    private static String decoded(String key, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // The cause would show a character of the value.
            throw new IllegalArgumentException("data." + key + ": found text that is not Base64; expected Base64");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSecret.Builder {
        Builder() {}
    }

    /** What a Secret is for; of some types the server demands certain keys. */
    record Type(String value) implements OpenEnum {
        /** Anything. */
        public static final Type OPAQUE = new Type("Opaque");
        /** Cloud-init data, as the user interface marks it. */
        public static final Type CLOUD_INIT = new Type("secret");
        /** Has {@code username} and {@code password}. */
        public static final Type BASIC_AUTH = new Type("kubernetes.io/basic-auth");
        /** Has {@code ssh-privatekey}. */
        public static final Type SSH_AUTH = new Type("kubernetes.io/ssh-auth");
        /** Has {@code tls.crt} and {@code tls.key}. */
        public static final Type TLS = new Type("kubernetes.io/tls");
        /** Has {@code .dockerconfigjson}. */
        public static final Type DOCKER_CONFIG_JSON = new Type("kubernetes.io/dockerconfigjson");
        /** The server fills it. */
        public static final Type SERVICE_ACCOUNT_TOKEN = new Type("kubernetes.io/service-account-token");
    }
}

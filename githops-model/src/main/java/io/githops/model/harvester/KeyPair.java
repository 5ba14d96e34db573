package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A public SSH key that users pick for their machines. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = KeyPair.Builder.class)
public interface KeyPair extends WithKeyPair {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<KeyPair> KIND = Kinds.harvester().kind("harvesterhci.io/v1beta1", "KeyPair", KeyPair.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** @param publicKey one line as in {@code authorized_keys} */
    static KeyPair of(String namespace, String name, String publicKey) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder().publicKey(publicKey.strip()).build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableKeyPair.Builder {
        Builder() {}
    }

    /** The key. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableKeyPair.WithSpec {
        /** One line as in {@code authorized_keys}. */
        String publicKey();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableKeyPair.Spec.Builder {
            Builder() {}
        }
    }

    /** What Harvester made of the key. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableKeyPair.WithStatus {
        /** Of the first key; not renewed when the key changes. */
        Optional<String> fingerPrint();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableKeyPair.Status.Builder {
            Builder() {}
        }
    }
}

package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A volume that is read; what is written is lost when the machine stops. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Ephemeral.Builder.class)
public interface Ephemeral extends WithEphemeral {
    Optional<Claim> persistentVolumeClaim();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableEphemeral.Builder {
        Builder() {}
    }

    /** The volume that is read. */
    @Value.Immutable
    @JsonDeserialize(builder = Claim.Builder.class)
    interface Claim extends ImmutableEphemeral.WithClaim {
        String claimName();

        Optional<Boolean> readOnly();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableEphemeral.Claim.Builder {
            Builder() {}
        }
    }
}

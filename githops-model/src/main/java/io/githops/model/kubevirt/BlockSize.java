package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** In what blocks the guest writes: one of the two. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = BlockSize.Builder.class)
public interface BlockSize extends WithBlockSize {
    Optional<Custom> custom();

    /** As the storage does; for volumes that are block devices. */
    Optional<Toggle> matchVolume();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableBlockSize.Builder {
        Builder() {}
    }

    /** Sizes in bytes. */
    @Value.Immutable
    @JsonDeserialize(builder = Custom.Builder.class)
    interface Custom extends ImmutableBlockSize.WithCustom {
        /** What the guest addresses: a power of two from 512 to 2097152, at most {@link #physical}. */
        Optional<Integer> logical();

        /** What the guest should write at once: a power of two from 512 to 2097152. */
        Optional<Integer> physical();

        /** What the guest can give back at once. */
        Optional<Integer> discardGranularity();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableBlockSize.Custom.Builder {
            Builder() {}
        }
    }
}

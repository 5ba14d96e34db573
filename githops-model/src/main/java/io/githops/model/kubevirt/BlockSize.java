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

    /** Sizes in bytes, powers of two from 512 to 2097152; the logical one is at most the physical one. */
    @Value.Immutable
    @JsonDeserialize(builder = Custom.Builder.class)
    interface Custom extends ImmutableBlockSize.WithCustom {
        Optional<Integer> logical();

        Optional<Integer> physical();

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

package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import io.githops.model.Quantity;
import java.util.Optional;
import org.immutables.value.Value;

/** The memory. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Memory.Builder.class)
public interface Memory extends WithMemory {
    /** What the guest sees; filled in by Harvester unless hot-plugging is on. */
    Optional<Quantity> guest();

    /** How much can be plugged in while the machine runs. */
    Optional<Quantity> maxGuest();

    Optional<Hugepages> hugepages();

    /** Refused by Harvester, whose KubeVirt does not allow it. */
    Optional<ReservedOverhead> reservedOverhead();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableMemory.Builder {
        Builder() {}
    }

    /** Pages larger than usual. */
    @Value.Immutable
    @JsonDeserialize(builder = Hugepages.Builder.class)
    interface Hugepages extends ImmutableMemory.WithHugepages {
        /** Such as {@code 2Mi}; the node must have pages of this size. */
        Optional<String> pageSize();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableMemory.Hugepages.Builder {
            Builder() {}
        }
    }

    /** Memory that virtualisation takes beside the guest's. */
    @Value.Immutable
    @JsonDeserialize(builder = ReservedOverhead.Builder.class)
    interface ReservedOverhead extends ImmutableMemory.WithReservedOverhead {
        Optional<Quantity> addedOverhead();

        Optional<MemoryLock> memLock();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableMemory.ReservedOverhead.Builder {
            Builder() {}
        }
    }

    /** Whether memory must stay in place. */
    record MemoryLock(String value) implements OpenEnum {
        public static final MemoryLock NOT_REQUIRED = new MemoryLock("NotRequired");
        public static final MemoryLock REQUIRED = new MemoryLock("Required");
    }
}

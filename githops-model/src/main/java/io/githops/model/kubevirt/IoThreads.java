package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** Threads that serve the disks, beside those that run the guest. */
@Value.Immutable
@JsonDeserialize(builder = IoThreads.Builder.class)
public interface IoThreads extends WithIoThreads {
    /** Needs {@link Policy#SUPPLEMENTAL_POOL}. */
    Optional<Integer> supplementalPoolThreadCount();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableIoThreads.Builder {
        Builder() {}
    }

    /** Which disks share a thread. */
    record Policy(String value) implements OpenEnum {
        /** All disks but those with a thread of their own. */
        public static final Policy SHARED = new Policy("shared");
        /** Disks are spread over threads, as many as there are processors to spare. */
        public static final Policy AUTO = new Policy("auto");
        /** A pool of threads, as many as {@link IoThreads} says. */
        public static final Policy SUPPLEMENTAL_POOL = new Policy("supplementalPool");
    }
}

package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import io.githops.model.Quantity;
import java.util.Optional;
import org.immutables.value.Value;

/** A file of the node. */
@Value.Immutable
@JsonDeserialize(builder = HostDisk.Builder.class)
public interface HostDisk extends WithHostDisk {
    String path();

    Type type();

    Optional<Quantity> capacity();

    Optional<Boolean> shared();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableHostDisk.Builder {
        Builder() {}
    }

    /** Whether the file is made. */
    record Type(String value) implements OpenEnum {
        public static final Type DISK = new Type("Disk");
        public static final Type DISK_OR_CREATE = new Type("DiskOrCreate");
    }
}

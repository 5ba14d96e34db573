package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;

/** Disks that Harvester leaves out: those that any of the lists fits. */
@Value.Immutable
@JsonDeserialize(builder = DiskFilter.Builder.class)
public interface DiskFilter extends WithDiskFilter {
    /** A name, a pattern or {@code *}. */
    String hostname();

    List<String> excludeLabels();

    List<String> excludeVendors();

    /** Such as {@code /dev/sdb}. */
    List<String> excludeDevices();

    /** Of file systems, where they are mounted. */
    List<String> excludePaths();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDiskFilter.Builder {
        Builder() {}
    }
}

package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;

/** Disks that Harvester formats and takes for volumes. */
@Value.Immutable
@JsonDeserialize(builder = AutoProvision.Builder.class)
public interface AutoProvision extends WithAutoProvision {
    /** A name, a pattern or {@code *}. */
    String hostname();

    /** Such as {@code /dev/sd[b-d]}. */
    List<String> devices();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableAutoProvision.Builder {
        Builder() {}
    }
}

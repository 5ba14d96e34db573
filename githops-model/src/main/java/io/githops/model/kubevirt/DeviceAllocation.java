package io.githops.model.kubevirt;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Which devices of the nodes a machine has got. As long as it is noted, the claims of these devices stay. */
@Value.Immutable
@JsonDeserialize(builder = DeviceAllocation.Builder.class)
public interface DeviceAllocation extends WithDeviceAllocation {
    /** The devices of each resource name. */
    Map<String, List<String>> gpus();

    /** The devices of each resource name. */
    @JsonProperty("hostdevices")
    Map<String, List<String>> hostDevices();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDeviceAllocation.Builder {
        Builder() {}
    }
}

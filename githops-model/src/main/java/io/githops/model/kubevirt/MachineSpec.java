package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** The instance that a start of a machine makes. */
@Value.Immutable
@JsonDeserialize(builder = MachineSpec.Builder.class)
public interface MachineSpec extends WithMachineSpec {
    Domain domain();

    List<Volume> volumes();

    /** Each has an interface of the same name. */
    List<Network> networks();

    Optional<EvictionStrategy> evictionStrategy();

    Optional<String> hostname();

    Optional<String> subdomain();

    Map<String, String> nodeSelector();

    Optional<String> priorityClassName();

    Optional<String> schedulerName();

    Optional<Long> terminationGracePeriodSeconds();

    /** Such as {@code amd64}. */
    Optional<String> architecture();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableMachineSpec.Builder {
        Builder() {}
    }
}
